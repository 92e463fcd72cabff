import type { SQSClient } from '@aws-sdk/client-sqs';
import type { CloudEvent } from '#events/envelope.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { log } from '#shared/observe/log.ts';
import { type Delivery, isReadable } from './delivery.ts';
import { eventReader } from './event-reader.ts';
import { queueEdge } from './queue-edge.ts';
import { settleAll } from './settle.ts';
import type { EventHandlers, Subscriber } from './subscriptions.ts';

type Event = CloudEvent<never>;

/**
 * The edge of a function that subscribes to events: its lines in the manifest, and a handler for each event. Subjects go
 * side by side, one subject's events in order of version. A failing record is retried alone, later each time; one that
 * cannot be cured, or was tried often enough, goes to the dead letters with its reason. Neighbours are never held up.
 * At least once, any order: handlers must not mind.
 * @param prepare sees all events of a batch before the first is handled; handlers get what it makes of them
 */
export function consumer<const F extends Subscriber, B = undefined>(
  { subscribes }: F,
  sqs: SQSClient,
  handlers: EventHandlers<F, NoInfer<B>>,
  prepare?: (events: readonly Event[]) => B,
) {
  const handlerOf = new Map(
    subscribes.map(({ type, name }) => [type, (handlers as unknown as Handlers<B>)[name]]),
  );
  return queueEdge(eventReader(subscribes), async (deliveries: readonly Delivery<Event>[]) => {
    const events = deliveries.filter(isReadable).map(({ message }) => message);
    const batch = prepare?.(events) as B;
    return settleAll(sqs, lanesOf(deliveries), {
      work: async (event) => handlerOf.get(event.type)?.(event, batch),
      context: ({ id, subject }) => ({ event: id, subject }),
      report,
    });
  });
}

type Handlers<B> = Readonly<Record<string, (event: Event, batch: B) => Promise<void>>>;

/** One lane for each subject, its events by version; an unreadable record gets a lane of its own. */
function lanesOf(deliveries: readonly Delivery<Event>[]): Delivery<Event>[][] {
  const bySubject = Map.groupBy(deliveries, (delivery) =>
    isReadable(delivery) ? delivery.message.subject : delivery.record.messageId,
  );
  return [...bySubject.values()].map((lane) => lane.sort((a, b) => versionOf(a) - versionOf(b)));
}

const versionOf = (delivery: Delivery<Event>): number =>
  isReadable(delivery) ? delivery.message.version : 0;

function report(error: unknown, tries: number, { type }: Event): void {
  if (error instanceof NotYet) log.info('not yet', { tries });
  else log.error('handler failed', error, { type, tries });
}
