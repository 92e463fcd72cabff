import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CloudEvent, cloudEvent, type DataOf } from '#events/envelope.ts';
import { ReportReceived } from '#events/intake.ts';
import { TicketRouted } from '#events/routing.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { consumer } from './consumer.ts';

const lines: { message: string; [field: string]: unknown }[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.stubEnv('HUYING_DLQ', 'the-dead');
  vi.stubEnv('HUYING_QUEUE', 'the-queue');
  vi.stubEnv('HUYING_MAX_RECEIVES', '8');
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(JSON.parse(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const event = (subject: string, version = 1, data: object = ReportReceived.example) =>
  cloudEvent({
    service: 'intake',
    name: 'ReportReceived',
    subject,
    version,
    time: '2026-11-22T00:00:00.000Z',
    actor: 'resident',
    data,
  });

interface Sent {
  readonly messageId: string;
  readonly body: unknown;
  readonly tries?: number;
}
const batch = (...sent: readonly Sent[]): SQSEvent =>
  ({
    Records: sent.map(({ messageId, body, tries = 1 }) => ({
      messageId,
      receiptHandle: `handle-${messageId}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: { ApproximateReceiveCount: String(tries) },
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:huying-sample-on',
    })),
  }) as unknown as SQSEvent;

/** A queue that remembers what was buried and what was delayed, or fails. */
function queue(fails: 'never' | 'always' = 'never') {
  const buried: { url?: string; body?: string; reason?: string; source?: string }[] = [];
  const delayed: { handle?: string; seconds?: number; url?: string }[] = [];
  const send = async (command: unknown) => {
    if (fails === 'always') throw new Error('no connection to 13800005678');
    if (command instanceof SendMessageCommand) {
      const { QueueUrl, MessageBody, MessageAttributes } = command.input;
      for (const attribute of Object.values(MessageAttributes ?? {}))
        expect(attribute.DataType).toBe('String');
      buried.push({
        ...(QueueUrl && { url: QueueUrl }),
        ...(MessageBody && { body: MessageBody }),
        reason: MessageAttributes?.reason?.StringValue ?? '',
        source: MessageAttributes?.source?.StringValue ?? '',
      });
    }
    if (command instanceof ChangeMessageVisibilityCommand) {
      const { ReceiptHandle = '', VisibilityTimeout = -1, QueueUrl = '' } = command.input;
      delayed.push({ handle: ReceiptHandle, seconds: VisibilityTimeout, url: QueueUrl });
    }
    return {};
  };
  return { buried, delayed, sqs: { send } as unknown as SQSClient };
}
type Report = CloudEvent<DataOf<typeof ReportReceived>>;
/** A function that subscribes to reports alone. */
const subscriber = (sqs: SQSClient, handle: (event: Report) => Promise<void>) => {
  const handler = consumer({ subscribes: [ReportReceived] }, sqs, { ReportReceived: handle });
  return (sent: SQSEvent) => handler(sent, {} as Context);
};
const failedIds = ({ batchItemFailures }: { batchItemFailures: { itemIdentifier: string }[] }) =>
  batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

test('hands each message of a batch to the handler of its type, with its data', async () => {
  const { sqs, buried } = queue();
  const seen: string[] = [];
  const routed = { ...event('R2', 4, TicketRouted.example), type: TicketRouted.type };
  const handler = consumer({ subscribes: [ReportReceived, TicketRouted] }, sqs, {
    ReportReceived: async ({ subject, data }) => void seen.push(`${subject} received ${data.number}`),
    TicketRouted: async ({ subject, data, version }) =>
      void seen.push(`${subject} ${version} routed to ${data.holder}`),
  });
  const answer = await handler(
    batch({ messageId: 'a', body: event('R1') }, { messageId: 'b', body: routed }),
    {} as Context,
  );
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(seen.sort()).toEqual(['R1 received 263260473158', 'R2 4 routed to m-00412']);
  expect(buried).toEqual([]);
});

test.each<[string, unknown, RegExp]>([
  ['no JSON', '{"specversion', /^not a CloudEvent$/],
  ['JSON, but no event', { hello: 'world' }, /^not a CloudEvent$/],
  ['an event without a version', { ...event('R1'), version: undefined }, /^not a CloudEvent$/],
  [
    'of a type that nobody handles',
    { ...event('R1'), type: TicketRouted.type },
    /^nobody here handles huying\.routing\.TicketRouted\.v1$/,
  ],
  [
    'an event with wrong data',
    event('R1', 1, { ...ReportReceived.example, number: '1', lang: 'fr' }),
    /^data of huying\.intake\.ReportReceived\.v1: number, lang$/,
  ],
])('a message that is %s is buried with its reason, and holds nobody up', async (_, body, reason) => {
  const { sqs, buried, delayed } = queue();
  const handle = vi.fn(async () => {});
  const handler = subscriber(sqs, handle);
  const answer = await handler(batch({ messageId: 'bad', body }, { messageId: 'good', body: event('R1') }));
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(handle).toHaveBeenCalledTimes(1);
  expect(buried).toEqual([
    {
      url: 'the-dead',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      reason: expect.stringMatching(reason),
      source: 'huying-sample-on',
    },
  ]);
  expect(delayed).toEqual([]);
  expect(lines.find((l) => 'dead_letters' in l)).toMatchObject({ dead_letters: 1 });
  const [{ reason: told } = {}] = buried;
  expect(lines).toContainEqual(
    expect.objectContaining({ message: 'dead letter', level: 'warn', reason: told, messageId: 'bad' }),
  );
});

test('returns early messages alone, with a longer wait each time', async () => {
  const { sqs, delayed, buried } = queue();
  const handler = subscriber(sqs, async ({ subject }) => {
    if (subject !== 'good') throw new NotYet('the report is on its way');
  });
  const tries = [1, 2, 3, 4, 5, 6, 7];
  const answer = await handler(
    batch(...tries.map((n) => ({ messageId: `m${n}`, body: event(`R${n}`), tries: n })), {
      messageId: 'good',
      body: event('good'),
    }),
  );
  expect(failedIds(answer).sort()).toEqual(tries.map((n) => `m${n}`));
  expect(delayed.map(({ seconds }) => seconds).sort((a = 0, b = 0) => a - b)).toEqual([
    1, 2, 4, 8, 16, 32, 64,
  ]);
  expect(delayed[0]).toEqual({ handle: 'handle-m1', seconds: 1, url: 'the-queue' });
  expect(buried).toEqual([]);
  const told = lines.filter(({ message }) => message === 'not yet').map((line) => Number(line.tries));
  expect(told.sort()).toEqual(tries);
});

test('waits five minutes at most', async () => {
  vi.stubEnv('HUYING_MAX_RECEIVES', '20');
  const { sqs, delayed } = queue();
  const handler = subscriber(sqs, async () => Promise.reject(new Error('x')));
  await handler(batch({ messageId: 'm', body: event('R1'), tries: 15 }));
  expect(delayed[0]?.seconds).toBe(300);
});

test('a handler that fails is tried again; its neighbours are done with; its message never shows', async () => {
  const { sqs, delayed } = queue();
  const handler = subscriber(sqs, async ({ subject }) => {
    if (subject === 'R2') throw new TypeError('张三 13800005678');
  });
  const sent = ['R1', 'R2', 'R3'].map((id) => ({ messageId: id, body: event(id), tries: 2 }));
  expect(failedIds(await handler(batch(...sent)))).toEqual(['R2']);
  expect(delayed).toEqual([{ handle: 'handle-R2', seconds: 2, url: 'the-queue' }]);
  expect(JSON.stringify(lines)).not.toMatch(/张三|1380000/);
  expect(lines).toContainEqual(
    expect.objectContaining({ message: 'handler failed', error: 'TypeError', subject: 'R2', tries: 2 }),
  );
});

test.each([
  [7, false],
  [8, true],
  [9, true],
])('at try %i of 8 it is buried with its kind of error: %s', async (tries, isBuried) => {
  const { sqs, buried, delayed } = queue();
  const handler = subscriber(sqs, async () => Promise.reject(new TypeError('张三')));
  const answer = await handler(batch({ messageId: 'm', body: event('R1'), tries }));
  expect(failedIds(answer)).toEqual(isBuried ? [] : ['m']);
  expect(buried.map(({ reason }) => reason)).toEqual(isBuried ? ['TypeError'] : []);
  expect(delayed).toHaveLength(isBuried ? 0 : 1);
});

test('a message that cannot be buried has failed by itself: what else is in the batch stays done', async () => {
  const { sqs } = queue('always');
  const handle = vi.fn(async ({ subject }: { subject: string }) => {
    if (subject === 'R3') throw new Error('x');
  });
  const handler = subscriber(sqs, handle);
  const answer = await handler(
    batch(
      { messageId: 'poison', body: '{' },
      { messageId: 'good', body: event('R1') },
      { messageId: 'last-try', body: event('R3', 1), tries: 8 },
      { messageId: 'first-try', body: event('R3', 2), tries: 1 },
    ),
  );
  expect(failedIds(answer).sort()).toEqual(['first-try', 'last-try', 'poison']);
  expect(handle).toHaveBeenCalledTimes(3);
  expect(lines.some((l) => 'dead_letters' in l)).toBe(false);
  for (const [message, messageId] of [
    ['not buried', 'poison'],
    ['not buried', 'last-try'],
    ['visibility not changed', 'first-try'],
  ])
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', message, messageId }));
  expect(JSON.stringify(lines)).not.toContain('1380000');
});

test('one subject’s events are handled one after another, by version; subjects go side by side', async () => {
  const { sqs } = queue();
  const seen: string[] = [];
  let openGate = () => {};
  const gate = new Promise<void>((open) => {
    openGate = open;
  });
  const handler = subscriber(sqs, async ({ subject, version }) => {
    seen.push(`${subject}.${version} begins`);
    if (subject === 'slow' && version === 1) await gate;
    else await Promise.resolve();
    seen.push(`${subject}.${version} ends`);
    if (subject === 'quick' && version === 10) openGate();
  });
  const order = [
    ['slow', 2],
    ['quick', 10],
    ['slow', 1],
    ['quick', 9],
  ] as const;
  const sent = order.map(([subject, version]) => ({
    messageId: `${subject}${version}`,
    body: event(subject, version),
  }));
  expect(await handler(batch(...sent))).toEqual({ batchItemFailures: [] });
  const of = (subject: string) => seen.filter((s) => s.startsWith(subject));
  expect(of('slow')).toEqual(['slow.1 begins', 'slow.1 ends', 'slow.2 begins', 'slow.2 ends']);
  expect(of('quick')).toEqual(['quick.9 begins', 'quick.9 ends', 'quick.10 begins', 'quick.10 ends']);
  expect(seen.indexOf('quick.10 ends')).toBeLessThan(seen.indexOf('slow.1 ends'));
});

test('drops fields that a newer publisher added', async () => {
  const { sqs, buried } = queue();
  const seen: unknown[] = [];
  const handler = subscriber(sqs, async ({ data }) => void seen.push(data));
  await handler(
    batch({
      messageId: 'm',
      body: { ...event('R1', 1, { ...ReportReceived.example, added: 1 }), extension: 'x' },
    }),
  );
  expect(buried).toEqual([]);
  expect(seen).toEqual([ReportReceived.example]);
});

test('handlers get what was prepared of all the events of a batch that could be read', async () => {
  const { sqs } = queue();
  const seen: unknown[] = [];
  const fn = { subscribes: [ReportReceived] } as const;
  const subjects = (events: readonly CloudEvent[]) => events.map(({ subject }) => subject).join();
  const handle = async (_: Report, all: string) => void seen.push(all);
  const sent = batch(
    { messageId: 'a', body: event('R1') },
    { messageId: 'bad', body: '{' },
    { messageId: 'b', body: event('R2') },
  );
  await consumer(fn, sqs, { ReportReceived: handle }, subjects)(sent, {} as Context);
  expect(seen).toEqual(['R1,R2', 'R1,R2']);
});
