import * as z from 'zod/mini';
import { defineEvent } from './envelope.ts';
import { AreaPath, Channel, LocalId, Urgency } from './fields.ts';

/** Every event of a ticket carries what its readers need to act without asking back. */
const ticket = {
  number: z.string().check(z.regex(/^\d{12}$/)),
  /** 1, and one more after each reopening: tells a second "solved" from the first. */
  cycle: z.int().check(z.positive()),
};
const placed = {
  ...ticket,
  area: AreaPath,
  category: LocalId,
  urgency: Urgency,
  holder: LocalId,
  team: LocalId,
};
const placedExample = {
  number: '263260473158',
  cycle: 1,
  area: 'qt/qt-03/qt-03-07',
  category: 'fire',
  urgency: 'urgent' as const,
  holder: 'm-00412',
  team: 't-03-07',
};

export const TicketOpened = defineEvent(
  'casework',
  'TicketOpened',
  'A ticket was opened for a report',
  z.object({ ...ticket, channel: Channel, category: z.optional(LocalId), area: z.optional(AreaPath) }),
  { number: '263260473158', cycle: 1, channel: 'web', category: 'fire', area: 'qt/qt-03' },
);

export const HolderWanted = defineEvent(
  'casework',
  'HolderWanted',
  'Casework asks routing for the next holder',
  z.object({
    ...ticket,
    /** Counts up; a TicketRouted that answers an older request is ignored. */
    request: z.int().check(z.minimum(2)),
    why: z.enum(['reopened']),
    area: AreaPath,
    category: LocalId,
    urgency: Urgency,
    level: z.int().check(z.positive()),
    holder: LocalId,
  }),
  {
    number: '263260473158',
    cycle: 2,
    request: 2,
    why: 'reopened',
    area: 'qt/qt-03/qt-03-07',
    category: 'fire',
    urgency: 'urgent',
    level: 1,
    holder: 'm-00412',
  },
);

export const TicketAssigned = defineEvent(
  'casework',
  'TicketAssigned',
  'A ticket has a (new) holder',
  z.object({ ...placed, level: z.int().check(z.positive()) }),
  { ...placedExample, level: 1 },
);

export const TicketAccepted = defineEvent(
  'casework',
  'TicketAccepted',
  'The holder accepted the ticket',
  z.object(placed),
  placedExample,
);

export const ContactMade = defineEvent(
  'casework',
  'ContactMade',
  'The holder reached the resident',
  z.object(placed),
  placedExample,
);

export const ResolutionProposed = defineEvent(
  'casework',
  'ResolutionProposed',
  'The holder says what was done, with a reply to the resident; the resident decides',
  z.object({ ...placed, outcome: z.enum(['done', 'explained']) }),
  { ...placedExample, outcome: 'done' },
);

export const TicketReopened = defineEvent(
  'casework',
  'TicketReopened',
  'The resident says that it is not solved',
  z.object(placed),
  { ...placedExample, cycle: 2 },
);

export const TicketClosed = defineEvent(
  'casework',
  'TicketClosed',
  'The ticket is closed',
  z.object({ ...placed, by: z.enum(['resident', 'callback', 'unreached']) }),
  { ...placedExample, by: 'resident' },
);
