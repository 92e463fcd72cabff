import { workQueue as real } from '../../../../shared/messaging/work-queue.ts';

export { enqueuer, LONGEST_DELAY, Wait, type WorkQueue } from '../../../../shared/messaging/work-queue.ts';

/** Broken: work that failed is done with. */
export const workQueue: typeof real = (...of) => {
  const handler = real(...of);
  return async (batch) => {
    await handler(batch);
    return { batchItemFailures: [] };
  };
};
