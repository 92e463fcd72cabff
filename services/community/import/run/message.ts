import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { backoff } from '#shared/commit/backoff.ts';
import { stages } from '../registry/kinds.ts';
import type { Outline } from './chunks.ts';

/** One chunk to be worked off. */
export const Work = z.object({ import: z.string(), stage: z.enum(stages), chunk: z.int() });
export type Work = z.output<typeof Work>;

export type Enqueue = (work: readonly Work[]) => Promise<void>;

/** All chunks of one stage. */
export const workOf = (id: string, { stage, sizes }: Outline[number]): Work[] =>
  sizes.map((_, chunk) => ({ import: id, stage, chunk }));

const ATTEMPTS = 4;

/** Sends in tens; entries that the queue did not take are sent again. @throws when it does not take them at all */
export const enqueuer =
  (sqs: SQSClient, queue: () => string): Enqueue =>
  async (work) => {
    for (let i = 0; i < work.length; i += 10) {
      let open = work
        .slice(i, i + 10)
        .map((body, n) => ({ Id: String(n), MessageBody: JSON.stringify(body) }));
      for (let attempt = 1; open.length > 0; attempt++) {
        const { Failed = [] } = await sqs.send(
          new SendMessageBatchCommand({ QueueUrl: queue(), Entries: open }),
        );
        const failed = new Set(Failed.map(({ Id }) => Id));
        open = open.filter(({ Id }) => failed.has(Id));
        if (open.length > 0 && attempt === ATTEMPTS) throw new Error(`${open.length} chunks not enqueued`);
        if (open.length > 0) await backoff(attempt);
      }
    }
  };
