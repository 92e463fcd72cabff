import type * as z from 'zod/mini';
import {
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
import type { CloudEvent, EventDefinition } from '#events/envelope.ts';
import { DeadlineMet, DeadlineMissed } from '#events/escalation.ts';
import { CallMissed, ConsultationAnswered } from '#events/intake.ts';
import { deadlineEntries } from './deadline-entries.ts';
import type { Entry } from './fact.ts';
import { atHand, movedFrom, placeOf, secondsOpen } from './ticket-entries.ts';
import { wardOf, wardsBefore } from './ward.ts';

/** How the entries of an event are made. */
export interface Source {
  readonly definition: EventDefinition;
  readonly entries: (event: CloudEvent<never>) => readonly Entry[];
}

const source = <S extends z.core.$ZodType>(
  definition: EventDefinition<string, S>,
  entries: (event: CloudEvent<z.output<S>>) => readonly Entry[],
): Source => ({
  definition: definition as unknown as EventDefinition,
  entries: entries as Source['entries'],
});

/** Everything that figures are made of, and where each event's facts stand. Pure: an event says all that is needed. */
export const sources: readonly Source[] = [
  source(TicketOpened, (e) => atHand({ ...e, data: { ...e.data, opened: e.time } }, { what: 'opened' })),
  source(TicketAssigned, (e) => {
    const { from, area } = e.data;
    return [...atHand(e, { what: 'assigned' }), ...movedFrom(e, from ? [wardOf(from)] : wardsBefore(area))];
  }),
  source(TicketLevelRaised, (e) => atHand(e, { what: 'raised' })),
  source(ResolutionProposed, (e) => atHand(e, { what: 'proposed' })),
  source(CallbackRecorded, (e) => {
    const { reached, attempt, solved = '', satisfied = '' } = e.data;
    return atHand(e, { what: 'called', reached, attempt, solved, satisfied });
  }),
  source(TicketRated, (e) => {
    const { solved, satisfied = '' } = e.data;
    return atHand(e, { what: 'rated', solved, satisfied });
  }),
  source(TicketReopened, (e) => atHand(e, { what: 'reopened' })),
  source(TicketClosed, (e) => atHand(e, { what: 'closed', by: e.data.by, seconds: secondsOpen(e) })),
  source(TicketWithdrawn, (e) => atHand(e, { what: 'withdrawn' })),
  source(DeadlineMet, (e) => deadlineEntries(e, e.data.late ? 'late' : 'met')),
  source(DeadlineMissed, (e) => deadlineEntries(e, 'missed')),
  source(ConsultationAnswered, (e) => [call(e, 'answered')]),
  source(CallMissed, (e) => [call({ ...e, data: { ...e.data, channel: 'hotline' as const } }, 'missed')]),
];

type CallEvent = CloudEvent<{ area: string; channel: 'hotline' | 'web' | 'visit' | 'window' | 'mail' }>;

const call = ({ subject, version, time, data }: CallEvent, what: 'answered' | 'missed'): Entry => ({
  ward: wardOf(data.area),
  on: time,
  subject,
  fact: { of: 'call', version, what, place: placeOf(data) },
});
