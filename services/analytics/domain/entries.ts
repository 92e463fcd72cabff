import type {
  CallbackRecorded,
  ResolutionProposed,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketOpened,
  TicketRated,
  TicketReopened,
  TicketWithdrawn,
} from '#events/casework.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { DeadlineMet, DeadlineMissed } from '#events/escalation.ts';
import type { CallMissed, ConsultationAnswered } from '#events/intake.ts';
import { deadlineEntries } from './deadline-entries.ts';
import type { Entry } from './fact.ts';
import { placeOf, secondsOpen, ticketEntry, tombstones } from './ticket-entries.ts';
import { wardOf, wardsBefore } from './ward.ts';

type Event<D> = CloudEvent<DataOf<D>>;

/** The entries that each event makes. Pure: an event carries all that is needed. */
export const sources = {
  TicketOpened: (e: Event<typeof TicketOpened>): Entry[] =>
    ticketEntry({ ...e, data: { ...e.data, opened: e.time } }, { what: 'opened' }),
  TicketAssigned: (e: Event<typeof TicketAssigned>): Entry[] => {
    const { from, area } = e.data;
    return [
      ...ticketEntry(e, { what: 'assigned' }),
      ...tombstones(e, from ? [wardOf(from)] : wardsBefore(area)),
    ];
  },
  TicketLevelRaised: (e: Event<typeof TicketLevelRaised>): Entry[] => ticketEntry(e, { what: 'raised' }),
  ResolutionProposed: (e: Event<typeof ResolutionProposed>): Entry[] => ticketEntry(e, { what: 'proposed' }),
  CallbackRecorded: (e: Event<typeof CallbackRecorded>): Entry[] => {
    const { reached, attempt, solved = '', satisfied = '' } = e.data;
    return ticketEntry(e, { what: 'called', reached, attempt, solved, satisfied });
  },
  TicketRated: (e: Event<typeof TicketRated>): Entry[] => {
    const { solved, satisfied = '' } = e.data;
    return ticketEntry(e, { what: 'rated', solved, satisfied });
  },
  TicketReopened: (e: Event<typeof TicketReopened>): Entry[] => ticketEntry(e, { what: 'reopened' }),
  TicketClosed: (e: Event<typeof TicketClosed>): Entry[] =>
    ticketEntry(e, { what: 'closed', by: e.data.by, seconds: secondsOpen(e) }),
  TicketWithdrawn: (e: Event<typeof TicketWithdrawn>): Entry[] => ticketEntry(e, { what: 'withdrawn' }),
  DeadlineMet: (e: Event<typeof DeadlineMet>): Entry[] => deadlineEntries(e, e.data.late ? 'late' : 'met'),
  DeadlineMissed: (e: Event<typeof DeadlineMissed>): Entry[] => deadlineEntries(e, 'missed'),
  ConsultationAnswered: (e: Event<typeof ConsultationAnswered>): Entry[] => [call(e, 'answered')],
  CallMissed: (e: Event<typeof CallMissed>): Entry[] => [
    call({ ...e, data: { ...e.data, channel: 'hotline' as const } }, 'missed'),
  ],
} as const;

type CallEvent = CloudEvent<{ area: string; channel: 'hotline' | 'web' | 'visit' | 'window' | 'mail' }>;

const call = ({ subject, version, time, data }: CallEvent, what: 'answered' | 'missed'): Entry => ({
  ward: wardOf(data.area),
  on: time,
  subject,
  fact: { of: 'call', version, what, place: placeOf(data) },
});
