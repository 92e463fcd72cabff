import type { CloudEvent } from '#events/envelope.ts';
import type { EventName, SubscribedEvent } from '#shared/messaging/subscriptions.ts';
import { sources as all } from './domain/entries.ts';
import type { Entry } from './domain/fact.ts';
import manifest from './service.ts';

type Subscriber = typeof manifest.functions.on;

/** Every subscribed event is a source of figures, except for the grants. */
export type SourceName = Exclude<EventName<Subscriber>, 'GrantChanged'>;

type Sources = {
  readonly [N in SourceName]: (event: SubscribedEvent<Subscriber, N>) => readonly Entry[];
};

/** A source for each subscribed event and none besides: anything else does not compile. */
export const sources: Sources & Readonly<Record<Exclude<keyof typeof all, SourceName>, never>> = all;

type Event = CloudEvent<never>;

const byName: Readonly<Record<string, (event: Event) => readonly Entry[]>> = sources;
const byType = new Map(manifest.functions.on.subscribes.map(({ type, name }) => [type, byName[name]]));

/** The entries that an event makes. @throws when it lacks what figures need */
export const entriesOf = (event: Event): readonly Entry[] => byType.get(event.type)?.(event) ?? [];
