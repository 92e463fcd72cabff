import { type CloudEvent, cloudEvent } from '#events/envelope.ts';
import type { Aggregate, AnyAggregate, Entry, Fact, Head, Meta } from './aggregate.ts';
import { isPublic } from './head.ts';
import { headOf, type Recorded, recorded, spilledEntries } from './log.ts';
import { canonical, plain } from './plain.ts';
import type { Reads } from './store.ts';

/** An event with the attributes that subscriptions filter on. */
export interface Message {
  readonly event: CloudEvent;
  readonly attributes: Readonly<Record<string, string>>;
}

type Making = (state: unknown, event: Fact, meta: Meta) => object;

/** The published form of one fact; nothing for an internal one. Depends on the log alone, so it can be made again. */
function toMessages<S, E extends Fact>(
  service: string,
  aggregate: Aggregate<S, E>,
  subject: string,
  { version, at, actor, cause, event, state }: Recorded<S, E>,
): Message[] {
  if (!isPublic(aggregate, event.type)) return [];
  const make = (aggregate.publish as unknown as Record<string, Making>)[event.type] as Making;
  const data = canonical(plain({ ...make(state, event, { version, at, actor, cause }) }));
  const of = { service, name: event.type, subject, version, time: at, actor, data };
  const sent = cloudEvent<Readonly<Record<string, unknown>>>(of);
  const { area, urgency } = aggregate.attributes?.(state) ?? {};
  return [
    { event: sent, attributes: { type: sent.type, ...(area && { area }), ...(urgency && { urgency }) } },
  ];
}

/** What a head of any kind is folded with. Its kind was compared before, so the types meet. */
const known = (aggregate: AnyAggregate) => aggregate as unknown as Aggregate<unknown, Fact>;

/** The events that the last write of this head may tell others, oldest first. */
export function toEvents(service: string, aggregate: AnyAggregate, head: Head): Message[] {
  if (!head.emits) return [];
  const facts = recorded(known(aggregate), head).slice(-head.emits);
  return facts.flatMap((fact) => toMessages(service, known(aggregate), head.pk, fact));
}

/**
 * The events of an aggregate from a version on, byte for byte as they were first published: nothing is lost while the
 * aggregate exists, whatever happened to a stream record. None when it does not exist.
 */
export async function republish(
  store: Reads,
  service: string,
  aggregate: AnyAggregate,
  id: string,
  from = 1,
): Promise<Message[]> {
  const head = await headOf(store, id);
  if (!head) return [];
  return eventsFrom(service, aggregate, head, from, await olderEntries(store, head, from));
}

/** The spilled entries that are needed to make the events from a version on: all of them, or none. */
export const olderEntries = async (store: Reads, head: Head, from: number): Promise<Entry[]> =>
  from <= head.spilled ? spilledEntries(store, head) : [];

/** The events from a version on, made from a head and its `olderEntries`. */
export function eventsFrom(
  service: string,
  aggregate: AnyAggregate,
  head: Head,
  from: number,
  older: readonly Entry[],
): Message[] {
  return recorded(known(aggregate), head, older)
    .filter(({ version }) => version >= from)
    .flatMap((fact) => toMessages(service, known(aggregate), head.pk, fact));
}
