import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Bench } from './bench.ts';
import type { MessagingTest, Observation } from './messaging-test.ts';

/** When a message can be seen, how often it comes, and where it goes then. Times are compared with what was asked for. */

const send = (bench: Bench, QueueUrl: string, MessageBody: string) =>
  bench.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));

/** A queue with one message that has just been taken. `since` is before that. */
async function taken(bench: Bench, visibilitySeconds: number) {
  const queue = await bench.queue({ VisibilityTimeout: String(visibilitySeconds) });
  await send(bench, queue, 'work');
  const since = Date.now();
  const message = await bench.next(queue);
  return { queue, since, handle: message?.ReceiptHandle ?? '', id: message?.MessageId };
}

/** How a message came back: never before `seconds` after `since`, for which time, and whether as the same message. */
async function comingBack(
  bench: Bench,
  of: { queue: string; since: number; id: string | undefined },
  seconds: number,
): Promise<Observation> {
  const message = await bench.next(of.queue);
  if (!message) return 'never';
  return {
    early: Date.now() - of.since < seconds * 1000,
    delivery: Number(message.Attributes?.ApproximateReceiveCount),
    same: message.MessageId === of.id,
  };
}

const again = { early: false, delivery: 2, same: true };

/** A message of a queue with this time-out is taken; `changed` later it may be seen again. */
const change = (name: string, visibility: number, changed: number): MessagingTest => ({
  name: `ChangeMessageVisibility: ${name}`,
  expected: again,
  run: async (bench) => {
    const { queue, handle, id } = await taken(bench, visibility);
    const since = Date.now();
    const VisibilityTimeout = changed;
    await bench.sqs.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: queue, ReceiptHandle: handle, VisibilityTimeout }),
    );
    return comingBack(bench, { queue, since, id }, changed);
  },
});

export const redeliveryTests: readonly MessagingTest[] = [
  {
    name: 'redrive: after exactly maxReceiveCount deliveries, with body and attributes',
    expected: { deliveries: [1, 2, 3], dead: { body: 'work', reason: 'why' } },
    run: async (bench) => {
      const deadUrl = await bench.queue();
      const deadLetterTargetArn = await bench.arnOf(deadUrl);
      const queue = await bench.queue({
        VisibilityTimeout: '1',
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 }),
      });
      const MessageAttributes = { reason: { DataType: 'String', StringValue: 'why' } };
      await bench.sqs.send(
        new SendMessageCommand({ QueueUrl: queue, MessageBody: 'work', MessageAttributes }),
      );
      const deliveries: number[] = [];
      for (let wait = 30; ; wait = 5) {
        const message = await bench.next(queue, wait);
        if (!message) break;
        deliveries.push(Number(message.Attributes?.ApproximateReceiveCount));
      }
      const dead = await bench.next(deadUrl);
      if (!dead) return { deliveries, dead: 'none' };
      const reason = dead.MessageAttributes?.reason?.StringValue ?? 'none';
      return { deliveries, dead: { body: dead.Body ?? '', reason } };
    },
  },
  {
    name: 'DelaySeconds: each entry of a batch has its own, and none comes early',
    expected: { order: ['now', 'soon', 'later'], early: [] },
    run: async (bench) => {
      const queue = await bench.queue();
      const delays = { later: 5, soon: 2, now: 0 };
      const since = Date.now();
      const Entries = Object.entries(delays).map(([Id, DelaySeconds]) => ({
        Id,
        MessageBody: Id,
        DelaySeconds,
      }));
      await bench.sqs.send(new SendMessageBatchCommand({ QueueUrl: queue, Entries }));
      const order: string[] = [];
      const early: string[] = [];
      for (const _ of Entries) {
        const body = (await bench.next(queue))?.Body ?? 'none';
        order.push(body);
        if (Date.now() - since < (delays[body as keyof typeof delays] ?? 0) * 1000) early.push(body);
      }
      return { order, early };
    },
  },
  {
    name: 'visibility: nobody else sees what was taken until the time-out is over; then it comes again',
    expected: again,
    run: async (bench) => {
      const { queue, since, id } = await taken(bench, 4);
      return comingBack(bench, { queue, since, id }, 4);
    },
  },
  change('sooner than the queue says', 60, 2),
  change('at once', 60, 0),
  change('later than the queue says', 2, 6),
];
