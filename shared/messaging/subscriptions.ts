import type { CloudEvent, DataOf, EventDefinition } from '#events/envelope.ts';

/** A manifest's function that events of others wake. */
export interface Subscriber {
  readonly subscribes: readonly EventDefinition[];
}

/** The names of the events that it subscribes to. */
export type EventName<F extends Subscriber> = F['subscribes'][number]['name'];

/** A subscribed event. Of two events with one name, a handler takes either: `type` tells them apart. */
export type SubscribedEvent<F extends Subscriber, N extends EventName<F>> = CloudEvent<
  DataOf<Extract<F['subscribes'][number], { readonly name: N }>>
>;

/**
 * A handler for each subscribed event, by the event's name: one missing or one too many does not compile, nor does a
 * function whose manifest has lost its literal types. Each also gets what was prepared for the batch (`B`).
 */
export type EventHandlers<F extends Subscriber, B = undefined> =
  string extends EventName<F>
    ? never
    : { readonly [N in EventName<F>]: (event: SubscribedEvent<F, N>, batch: B) => Promise<void> };
