import type { CloudEvent } from '#events/envelope.ts';
import type { EventName, SubscribedEvent } from '#shared/messaging/subscriptions.ts';
import type manifest from '../service.ts';
import { deadlineEntries } from './deadline-entries.ts';
import type { Entry } from './fact.ts';
import { atHand, movedFrom, placeOf, secondsOpen } from './ticket-entries.ts';
import { wardOf, wardsBefore } from './ward.ts';

type Subscriber = typeof manifest.functions.on;

/** Every event that the service hears makes figures, but for the grants. */
export type SourceName = Exclude<EventName<Subscriber>, 'GrantChanged'>;

/** How the entries of each event are made. */
type Sources = {
  readonly [N in SourceName]: (event: SubscribedEvent<Subscriber, N>) => readonly Entry[];
};

/** Everything that figures are made of, and where each event's facts stand. Pure: an event says all that is needed. */
export const sources: Sources = {
  TicketOpened: (e) => atHand({ ...e, data: { ...e.data, opened: e.time } }, { what: 'opened' }),
  TicketAssigned: (e) => {
    const { from, area } = e.data;
    return [...atHand(e, { what: 'assigned' }), ...movedFrom(e, from ? [wardOf(from)] : wardsBefore(area))];
  },
  TicketLevelRaised: (e) => atHand(e, { what: 'raised' }),
  ResolutionProposed: (e) => atHand(e, { what: 'proposed' }),
  CallbackRecorded: (e) => {
    const { reached, attempt, solved = '', satisfied = '' } = e.data;
    return atHand(e, { what: 'called', reached, attempt, solved, satisfied });
  },
  TicketRated: (e) => {
    const { solved, satisfied = '' } = e.data;
    return atHand(e, { what: 'rated', solved, satisfied });
  },
  TicketReopened: (e) => atHand(e, { what: 'reopened' }),
  TicketClosed: (e) => atHand(e, { what: 'closed', by: e.data.by, seconds: secondsOpen(e) }),
  TicketWithdrawn: (e) => atHand(e, { what: 'withdrawn' }),
  DeadlineMet: (e) => deadlineEntries(e, e.data.late ? 'late' : 'met'),
  DeadlineMissed: (e) => deadlineEntries(e, 'missed'),
  ConsultationAnswered: (e) => [call(e, 'answered')],
  CallMissed: (e) => [call({ ...e, data: { ...e.data, channel: 'hotline' as const } }, 'missed')],
};

type CallEvent = CloudEvent<{ area: string; channel: 'hotline' | 'web' | 'visit' | 'window' | 'mail' }>;

const call = ({ subject, version, time, data }: CallEvent, what: 'answered' | 'missed'): Entry => ({
  ward: wardOf(data.area),
  on: time,
  subject,
  fact: { of: 'call', version, what, place: placeOf(data) },
});
