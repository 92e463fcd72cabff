import type { CloudEvent } from '#events/envelope.ts';
import type { Channel, Urgency } from '#events/fields.ts';
import { secondsBetween } from './day.ts';
import type { Entry, Place, TicketFact } from './fact.ts';
import { isNowhere, wardOf } from './ward.ts';

/** The data that events about a ticket may carry. */
interface TicketData {
  readonly area?: string | undefined;
  readonly category?: string | undefined;
  readonly urgency?: Urgency | undefined;
  readonly channel?: Channel | undefined;
  readonly level?: number | undefined;
  readonly opened?: string | undefined;
}

type TicketEvent = CloudEvent<TicketData>;
type FactDetails<F = TicketFact> = F extends unknown ? Omit<F, 'of' | 'version' | 'place'> : never;

export const placeOf = (data: TicketData): Place => ({
  area: isNowhere(data.area) ? '' : data.area,
  category: data.category ?? '',
  urgency: data.urgency ?? '',
  channel: data.channel ?? '',
  level: data.level ?? 0,
});

/** A fact on the sheet of the day on which the ticket was opened, in its current ward. */
export const ticketEntry = (event: TicketEvent, details: FactDetails): Entry[] => [
  entry(event, wardOf(event.data.area), details),
];

/** Tombstones: they void what older versions said in these wards. */
export const tombstones = (event: TicketEvent, wards: readonly string[]): Entry[] =>
  wards
    .filter((ward) => ward !== wardOf(event.data.area))
    .map((ward) => entry(event, ward, { what: 'moved' }));

const entry = (event: TicketEvent, ward: string, details: FactDetails): Entry => ({
  ward,
  on: openedOf(event),
  subject: event.subject,
  fact: { of: 'ticket', version: event.version, place: placeOf(event.data), ...details } as TicketFact,
});

/** @throws when the event does not say when its ticket was opened: its day would be a guess */
function openedOf({ id, data }: TicketEvent): string {
  if (!data.opened) throw new Error(`${id} does not say when the ticket was opened`);
  return data.opened;
}

export const secondsOpen = (event: TicketEvent): number => secondsBetween(openedOf(event), event.time);
