import { join } from 'node:path';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { vi } from 'vitest';
import { cloudEvent, type EventDefinition } from '#events/envelope.ts';
import type { Service } from '#shared/service/manifest.ts';
import { makeCertain } from './certain.ts';
import { environmentOf } from './environment.ts';
import { answerObject } from './memory-objects.ts';
import { MemoryQueues, queueOf } from './memory-queues.ts';
import { MemoryTables } from './memory-tables.ts';
import { answerRead } from './named-reads.ts';
import type { Asked, Running, Told } from './script.ts';
import { keySet, ORIGIN, tokenOf } from './tokens.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;
interface Command {
  readonly constructor: { readonly name: string };
  readonly input: Record<string, unknown>;
}

const nameOf = (command: Command): string => command.constructor.name;

const CONTEXT = { getRemainingTimeInMillis: () => 60_000 };

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
  readonly #queues = new MemoryQueues();
  /** Bodies that were ever sent, by the function that works them off. */
  readonly sent = this.#queues.sent;
  /** What was tried: functions, and types of events. */
  readonly used = new Set<string>();
  readonly #folder: string;
  readonly #tables: MemoryTables;
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
      const next = this.#queues.take(fn, this.now);
      if (!next) return;
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
    const env = environmentOf(this.manifest);
    for (const [variable, value] of Object.entries(env)) vi.stubEnv(variable, value);
    vi.stubGlobal('fetch', (url: unknown) => keySet(String(url)));
    for (const stream of ['log', 'error'] as const)
      vi.spyOn(console, stream).mockImplementation((line) => void this.#lines.push(String(line)));
    const answers = (client: { prototype: object }, answer: (command: Command) => unknown) =>
      vi
        .spyOn(client.prototype as { send: (command: Command) => unknown }, 'send')
        .mockImplementation(async (command) => answer(command));
    answers(DynamoDBDocumentClient, (command) => this.#tables.send(nameOf(command), command.input));
    answers(SQSClient, ({ input }) => this.#queues.send(input, this.now));
    answers(LambdaClient, ({ input }) => answerRead(this.reads, input));
    answers(SNSClient, ({ input }) => this.#sms(input));
    answers(S3Client, (command) => answerObject(this.objects, nameOf(command), command.input));
  }

  #sms({ PhoneNumber, Message }: Command['input']): object {
    const failure = this.smsFailure;
    if (failure)
      throw Object.assign(new Error(failure.name), {
        name: failure.name,
        $metadata: { httpStatusCode: failure.status },
      });
    const MessageId = `sms-${this.#firstSms + this.sms.length}`;
    this.sms.push({ to: String(PhoneNumber), text: String(Message) });
    return { MessageId };
  }
}
