import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { backoff } from '#shared/commit/backoff.ts';
import { LONGEST_DELAY } from '#shared/messaging/enqueuer.ts';
import type { DueKey } from './due-items.ts';
import type { TimerMessage } from './on-timer.ts';

/** Limit of one SendMessageBatch. */
const ENTRIES = 10;
const ATTEMPTS = 4;

export interface SenderDeps {
  readonly sqs: Pick<SQSClient, 'send'>;
  readonly url: () => string;
  readonly now: () => number;
  readonly pause?: (attempt: number) => Promise<void>;
}

/**
 * Sends timers to the work queue, to be delivered when they are due: never before, up to a second after.
 * @throws when the queue refuses one after a few attempts; others may have been sent by then
 */
export const sender =
  ({ sqs, url, now, pause = backoff }: SenderDeps, via: TimerMessage['via']) =>
  async (due: readonly DueKey[]): Promise<void> => {
    for (let from = 0; from < due.length; from += ENTRIES) {
      let open = due.slice(from, from + ENTRIES).map((item, n) => ({ Id: String(n), item }));
      for (let attempt = 1; open.length > 0; attempt++) {
        const Entries = open.map(({ Id, item }) => ({
          Id,
          MessageBody: JSON.stringify({ ...item, via } satisfies TimerMessage),
          DelaySeconds: delayOf(item.due - now()),
        }));
        const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url(), Entries }));
        const failed = new Set(Failed.map(({ Id }) => Id));
        open = open.filter(({ Id }) => failed.has(Id));
        if (open.length === 0) break;
        if (attempt === ATTEMPTS) throw new Error(`the queue did not take ${open.length} timers`);
        await pause(attempt);
      }
    }
  };

const delayOf = (ms: number): number => Math.min(Math.max(Math.ceil(ms / 1000), 0), LONGEST_DELAY);
