import type { CloudEvent } from '#events/envelope.ts';
import type { Channel, Urgency } from '#events/fields.ts';
import { secondsBetween } from './day.ts';
import type { Entry, Place, TicketFact } from './fact.ts';
import { isNowhere, wardOf } from './ward.ts';

/** What events about a ticket may say of it. */
interface Told {
  readonly area?: string | undefined;
  readonly category?: string | undefined;
  readonly urgency?: Urgency | undefined;
  readonly channel?: Channel | undefined;
  readonly level?: number | undefined;
  readonly opened?: string | undefined;
}

type TicketEvent = CloudEvent<Told>;
type Said<F = TicketFact> = F extends unknown ? Omit<F, 'of' | 'version' | 'place'> : never;

export const placeOf = (told: Told): Place => ({
  area: isNowhere(told.area) ? '' : told.area,
  category: told.category ?? '',
  urgency: told.urgency ?? '',
  channel: told.channel ?? '',
  level: told.level ?? 0,
});

/** A fact on the sheet of the day on which the ticket was opened, in the ward where it lies now. */
export const atHand = (event: TicketEvent, said: Said): Entry[] => [
  entry(event, wardOf(event.data.area), said),
];

/** Tombstones: what older versions say in these wards holds no more. */
export const movedFrom = (event: TicketEvent, wards: readonly string[]): Entry[] =>
  wards
    .filter((ward) => ward !== wardOf(event.data.area))
    .map((ward) => entry(event, ward, { what: 'moved' }));

const entry = (event: TicketEvent, ward: string, said: Said): Entry => ({
  ward,
  on: openedOf(event),
  subject: event.subject,
  fact: { of: 'ticket', version: event.version, place: placeOf(event.data), ...said } as TicketFact,
});

/** @throws when the event does not say when its ticket was opened: its day would be a guess */
function openedOf({ id, data }: TicketEvent): string {
  if (!data.opened) throw new Error(`${id} does not say when the ticket was opened`);
  return data.opened;
}

export const secondsOpen = (event: TicketEvent): number => secondsBetween(openedOf(event), event.time);
