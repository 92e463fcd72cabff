import { randomUUID } from 'node:crypto';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { queueUrls } from '../../../ops/messages/queues.ts';
import { put, queueUrl, sqs } from '../../support/queues.ts';
import { system } from '../../support/system.ts';
import type { Probe } from './probe.ts';
import type { Grant, Roles } from './roles.ts';

/** A message in a queue. */
export interface Lying {
  readonly id: string;
  readonly body: string;
  readonly received: number;
}

/** A message that nobody could work off comes again after this, in seconds; a function says itself when it is sooner. */
const HIDDEN = 8;

/** What lies in a queue, seen without receiving it: the local engine shows it. */
export async function lying(queue: string): Promise<Lying[]> {
  const url = encodeURIComponent(await queueUrl(queue));
  const answer = await fetch(`${(await system()).endpoint}/_ministack/sqs/messages?QueueUrl=${url}`);
  type Listed = {
    messages: Record<
      string,
      Record<string, Record<string, { MessageId: string; Body: string; ReceiveCount: number }[]>>
    >;
  };
  const { messages } = (await answer.json()) as Listed;
  return Object.values(messages)
    .flatMap((regions) => Object.values(regions))
    .flatMap((queues) => Object.values(queues).flat())
    .map(({ MessageId, Body, ReceiveCount }) => ({ id: MessageId, body: Body, received: ReceiveCount }));
}

/** Nobody waits two minutes here for what failed. */
export async function shortenVisibility(): Promise<void> {
  for (const QueueUrl of await queueUrls(await sqs()))
    await (await sqs()).send(
      new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: String(HIDDEN) } }),
    );
}

/** A message that is worked off. */
export const message = (
  fn: string,
  name: string,
  body: () => Promise<string>,
  through: string[] = [],
): Probe => ({
  fn,
  name,
  through,
  prepare: async () => {
    const text = await body();
    return async () => {
      const id = await put(fn, text);
      const there = (queue: string) =>
        lying(queue).then((all) => all.some((one) => one.id === id || one.body === text));
      return { done: async () => !(await there(fn)) && !(await there(`${fn}-dlq`)) };
    };
  },
});

/** A message that nobody can read: its function lays it among the dead letters. */
export const poison = (fn: string): Probe => ({
  fn,
  name: 'a message that nobody can read',
  prepare: async () => async () => {
    const text = `poison ${randomUUID()}`;
    await put(fn, text);
    const lies = async (queue: string) => (await lying(queue)).some(({ body }) => body === text);
    return { done: async () => (await lies(`${fn}-dlq`)) && !(await lies(fn)) };
  },
});

/** Prepares something that makes a function work; then the start. */
export type Cause = () => Promise<() => Promise<void>>;

/** Work that fails for another reason, a grant taken away beforehand: its function lets it come back soon. */
export const comesBack = (
  fn: string,
  crutch: Grant,
  roles: Roles,
  cause: Cause,
  through: readonly string[] = [],
): Probe => ({
  fn,
  name: `work that fails without ${crutch.action}`,
  expects: [crutch],
  through,
  prepare: async () => {
    const start = await cause();
    return async () => {
      const before = new Set((await lying(fn)).map(({ id }) => id));
      await roles.remove(crutch);
      await start();
      const seen = async () => (await lying(fn)).filter(({ id }) => !before.has(id));
      return {
        done: async () => (await seen()).some(({ received }) => received >= 2),
        end: () => roles.restore(crutch),
      };
    };
  },
});
