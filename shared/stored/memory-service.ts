import { join } from 'node:path';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { vi } from 'vitest';
import * as z from 'zod/mini';
import { cloudEvent, type EventDefinition } from '#events/envelope.ts';
import { reads } from '#events/reads/catalogue.ts';
import { hasQueue, type Service } from '#shared/service/manifest.ts';
import { makeCertain } from './certain.ts';
import { MemoryTables } from './memory-tables.ts';
import type { Asked, Running, Told } from './script.ts';
import { keySet, ORIGIN, oidc, tokenOf } from './tokens.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;
interface Command {
  readonly constructor: { readonly name: string };
  readonly input: Record<string, unknown>;
}

const nameOf = (command: Command): string => command.constructor.name;

const CONTEXT = { getRemainingTimeInMillis: () => 60_000 };
const queueOf = (fn: string) => `https://queues.example/${fn}`;
const DEAD = queueOf('dead');

/**
 * One service's functions as its manifest names them, on tables, queues and buckets in memory, at a time that stands
 * still. Everything that was written and enqueued can be looked at. One at a time; `end` gives the process back.
 */
export class MemoryService implements Running {
  readonly manifest: Service;
  readonly reads: Running['reads'] = {};
  readonly objects: Running['objects'] = new Map();
  readonly sms: { to: string; text: string }[] = [];
  /** Number of the first SMS: those of a world that was loaded have lower ones. */
  #firstSms = 1;
  smsFailure: Running['smsFailure'];
  /** Bodies by the function that works them off: all that were ever sent, and those that wait. */
  readonly sent: Record<string, unknown[]> = {};
  /** What was tried: functions, and types of events. */
  readonly used = new Set<string>();
  readonly #folder: string;
  readonly #tables: MemoryTables;
  #waiting: { readonly fn: string; readonly body: unknown; readonly from: number }[] = [];
  readonly #images: Record<string, unknown>[] = [];
  readonly #handlers = new Map<string, Promise<Handler>>();
  readonly #certain: ReturnType<typeof makeCertain>;
  #requests = 0;

  /** @param folder the service's, with the entries of its functions */
  constructor(manifest: Service, folder: string, now: number) {
    this.manifest = manifest;
    this.#folder = folder;
    const tables = Object.entries(manifest.tables ?? {});
    this.#tables = new MemoryTables(
      Object.fromEntries(
        tables.map(([key, { indexes = {} }]) => [
          key,
          Object.fromEntries(Object.entries(indexes).map(([name, { sort }]) => [name, sort])),
        ]),
      ),
      (_, image) => this.#images.push(image),
    );
    // Functions remember what they have read, as warm workers do: each service begins with fresh ones.
    vi.resetModules();
    this.#certain = makeCertain(now);
    this.#deploy();
  }

  end(): void {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    this.#certain.restore();
  }

  get now(): number {
    return Date.now();
  }
  wait(ms: number): void {
    vi.setSystemTime(this.now + ms);
  }
  load(table: string, items: readonly Record<string, unknown>[]): void {
    this.#tables.load(table, items);
    this.#firstSms = 1001;
  }
  items(table: string): readonly Record<string, unknown>[] {
    return this.#tables.items()[table] ?? [];
  }

  async event(definition: EventDefinition, subject: string, told: Told = {}): Promise<void> {
    const { version = 1, data = {}, time = new Date(this.now).toISOString(), actor = 'staff:30412' } = told;
    const all = { ...(definition.example as object), ...data };
    const of = { ...definition, subject, version, time, actor, data: all };
    const body = JSON.stringify(cloudEvent(of));
    if (!this.hears(definition))
      throw new Error(`${this.manifest.name} does not subscribe to ${definition.type}`);
    this.used.add(definition.type);
    for (const fn of this.#takers(definition)) await this.#deliver(fn, body);
  }
  hears(definition: EventDefinition): boolean {
    return this.#takers(definition).length > 0;
  }
  #takers({ type }: EventDefinition): string[] {
    const functions = Object.entries(this.manifest.functions);
    return functions.flatMap(([fn, { subscribes = [] }]) =>
      subscribes.some((definition) => definition.type === type) ? [fn] : [],
    );
  }

  async work(fn: string, body: unknown): Promise<void> {
    await this.#deliver(fn, JSON.stringify(body));
  }

  async drain(fn: string): Promise<void> {
    for (;;) {
      const next = this.#waiting.find((message) => message.fn === fn && message.from <= this.now);
      if (!next) return;
      this.#waiting = this.#waiting.filter((message) => message !== next);
      await this.work(fn, next.body);
    }
  }

  async call<T>(route: string, { by, body, key }: Asked = {}): Promise<T> {
    const [method = '', address = ''] = route.split(' ');
    const { pathname, searchParams } = new URL(`/api/${this.manifest.name}${address}`, ORIGIN);
    const n = ++this.#requests;
    const answer = (await this.invoke('api', {
      version: '2.0',
      rawPath: pathname,
      rawQueryString: searchParams.toString(),
      queryStringParameters: Object.fromEntries(searchParams),
      headers: {
        'content-type': 'application/json',
        'accept-language': 'zh-CN',
        ...(by && { authorization: `Bearer ${await tokenOf(by)}` }),
        'idempotency-key': key ?? `request-${n}`,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      isBase64Encoded: false,
      requestContext: {
        requestId: `request-${n}`,
        timeEpoch: this.now,
        http: { method, path: pathname, sourceIp: '192.0.2.1', protocol: 'HTTP/1.1', userAgent: 'test' },
      },
    })) as { statusCode: number; body: string };
    if (answer.statusCode >= 300)
      throw new Error(`${route}: ${answer.statusCode} ${answer.body} ${this.#lastLines()}`);
    return (answer.body ? JSON.parse(answer.body) : undefined) as T;
  }

  async invoke<T>(fn: string, payload: unknown = {}): Promise<T> {
    this.used.add(fn);
    vi.stubEnv('HUYING_QUEUE', queueOf(fn));
    const handler = this.#handlers.get(fn) ?? this.#load(fn);
    this.#handlers.set(fn, handler);
    const answer = (await (await handler)(payload, CONTEXT)) as T;
    await this.#stream();
    return answer;
  }

  /** What was written is told to the function that watches for it. */
  async #stream(): Promise<void> {
    const images = this.#images.splice(0);
    for (const [fn, { watches }] of Object.entries(this.manifest.functions)) {
      const watched = images.filter((image) => watches !== undefined && typeof image[watches] === 'number');
      const Records = watched.map((image) => ({ dynamodb: { NewImage: marshall(image) } }));
      if (Records.length > 0) await this.invoke(fn, { Records });
    }
  }

  async #load(fn: string): Promise<Handler> {
    const spec = this.manifest.functions[fn];
    if (!spec) throw new Error(`${this.manifest.name} has no function ${fn}`);
    return (await import(/* @vite-ignore */ join(this.#folder, spec.entry))).handler;
  }

  /** @throws when it comes back, or is buried */
  async #deliver(fn: string, body: string): Promise<void> {
    const messageId = `message-${++this.#requests}`;
    const attributes = { ApproximateReceiveCount: '1', SentTimestamp: String(this.now) };
    const eventSourceARN = `arn:aws:sqs:eu-west-1:000000000000:${fn}`;
    const Records = [{ messageId, receiptHandle: messageId, body, attributes, eventSourceARN }];
    const buried = this.sent.dead?.length ?? 0;
    const answer = await this.invoke<{ batchItemFailures: unknown[] }>(fn, { Records });
    if (answer.batchItemFailures.length > 0 || (this.sent.dead?.length ?? 0) > buried)
      throw new Error(`${this.manifest.name}’s ${fn} did not take ${body}: ${this.#lastLines()}`);
  }

  readonly #lines: string[] = [];
  #lastLines = (): string => this.#lines.slice(-3).join('\n');

  #deploy(): void {
    const { name, tables = {}, buckets = {}, functions } = this.manifest;
    const queues = Object.entries(functions).filter(([, spec]) => hasQueue(spec));
    const env = {
      ...oidc,
      HUYING_SERVICE: name,
      HUYING_ORIGIN: ORIGIN,
      HUYING_BOOTSTRAP_ADMIN: 'admin',
      HUYING_DLQ: DEAD,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      ...Object.fromEntries(Object.keys(tables).map((key) => [`HUYING_TABLE_${key.toUpperCase()}`, key])),
      ...Object.fromEntries(Object.keys(buckets).map((key) => [`HUYING_BUCKET_${key.toUpperCase()}`, key])),
      ...Object.fromEntries(queues.map(([fn]) => [`HUYING_QUEUE_${fn.toUpperCase()}`, queueOf(fn)])),
    };
    for (const [variable, value] of Object.entries(env)) vi.stubEnv(variable, value);
    vi.stubGlobal('fetch', (url: unknown) => keySet(String(url)));
    for (const stream of ['log', 'error'] as const)
      vi.spyOn(console, stream).mockImplementation((line) => void this.#lines.push(String(line)));
    const answers = (client: { prototype: object }, answer: (command: Command) => unknown) =>
      vi
        .spyOn(client.prototype as { send: (command: Command) => unknown }, 'send')
        .mockImplementation(async (command) => answer(command));
    answers(DynamoDBDocumentClient, (command) => this.#tables.send(nameOf(command), command.input));
    answers(SQSClient, ({ input }) => this.#send(input));
    answers(LambdaClient, ({ input }) => this.#read(input));
    answers(SNSClient, ({ input }) => {
      const failure = this.smsFailure;
      if (failure)
        throw Object.assign(new Error(failure.name), {
          name: failure.name,
          $metadata: { httpStatusCode: failure.status },
        });
      const MessageId = `sms-${this.#firstSms + this.sms.length}`;
      this.sms.push({ to: String(input.PhoneNumber), text: String(input.Message) });
      return { MessageId };
    });
    answers(S3Client, (command) => this.#object(nameOf(command), command.input));
  }

  #send({ QueueUrl, Entries, ...one }: Command['input']): object {
    const fn = String(QueueUrl).split('/').at(-1) ?? '';
    const messages = (Entries ?? ('MessageBody' in one ? [one] : [])) as {
      MessageBody: string;
      DelaySeconds?: number;
    }[];
    for (const { MessageBody, DelaySeconds = 0 } of messages) {
      const body: unknown = JSON.parse(MessageBody);
      this.sent[fn] = [...(this.sent[fn] ?? []), body];
      this.#waiting.push({ fn, body, from: this.now + DelaySeconds * 1000 });
    }
    return {};
  }

  /** A named read of another service: what the script says that it tells. */
  #read({ FunctionName, Payload }: Command['input']): object {
    const name = String(FunctionName).replace('huying-', '').replace('-read-', '.');
    const { ids } = JSON.parse(Buffer.from(Payload as Uint8Array).toString()) as { ids: string[] };
    const known = this.reads[name] ?? {};
    const found = Object.fromEntries(
      ids.flatMap((id) => (id in known ? [[id, whole(name, known[id] as object)]] : [])),
    );
    return { Payload: Buffer.from(JSON.stringify(found)) };
  }

  #object(command: string, { Key = '', Prefix = '', Body }: Record<string, unknown>): object {
    const key = String(Key);
    if (command === 'PutObjectCommand') this.objects.set(key, Body as Uint8Array);
    if (command === 'DeleteObjectCommand') this.objects.delete(key);
    if (command === 'GetObjectCommand')
      return { Body: { transformToByteArray: async () => this.objects.get(key) } };
    const Contents = [...this.objects]
      .filter(([name]) => name.startsWith(String(Prefix)))
      .map(([name, bytes]) => ({ Key: name, Size: bytes.length }));
    return command === 'ListObjectsV2Command' ? { Contents } : {};
  }
}

/** What a read has to tell and the script leaves out is that of the definition's example. */
function whole(name: string, given: object | undefined): object {
  const definition = reads.get(name);
  if (!definition) throw new Error(`there is no named read ${name}`);
  const { answer, example } = definition;
  const { error } = z.safeParse(answer, given);
  const missing = new Set(error?.issues.map(({ path }) => path[0]));
  const added = Object.entries(example.answer).filter(([field]) => missing.has(field));
  return { ...Object.fromEntries(added), ...given };
}
