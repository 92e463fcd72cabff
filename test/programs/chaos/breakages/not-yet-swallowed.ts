import { NotYet } from '#shared/commit/decision.ts';
import { consumer as real } from '../../../../shared/messaging/consumer.ts';

export { type On, on } from '../../../../shared/messaging/consumer.ts';

/** Broken: what comes before its time is dropped. */
export const consumer: typeof real = (sqs, subscriptions) =>
  real(
    sqs,
    subscriptions.map(({ definition, handle }) => ({
      definition,
      handle: (event) =>
        handle(event).catch((error) => {
          if (!(error instanceof NotYet)) throw error;
        }),
    })),
  );
