import { workQueue as real } from '../../../../shared/messaging/work-queue.ts';

export type { WorkQueue } from '../../../../shared/messaging/work-queue.ts';

/** Broken: work that failed is done with. */
export const workQueue: typeof real = (...of) =>
  real(...of).use({
    after: (request) => {
      request.response = [];
    },
  });
