import * as z from 'zod/mini';
import { defineEvent } from './envelope.ts';
import {
  AreaPath,
  Channel,
  Instant,
  Language,
  LocalId,
  Satisfied,
  Solved,
  TicketNumber,
  Urgency,
} from './fields.ts';

/** Every event of a ticket carries what its readers need to act without asking back. */
const ticket = {
  number: TicketNumber,
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
  /** When the ticket was opened: figures go by that day. */
  opened: z.optional(Instant),
  level: z.optional(z.int().check(z.positive())),
  channel: z.optional(Channel),
  /** The resident's, for what they are told. */
  lang: z.optional(Language),
};
const placedExample = {
  number: '263260473158',
  cycle: 1,
  area: 'qt/qt-03/qt-03-07',
  category: 'fire',
  urgency: 'urgent' as const,
  holder: 'm-00412',
  team: 't-03-07',
  opened: '2026-11-23T01:00:00.000Z',
  level: 1,
  channel: 'web' as const,
  lang: 'zh-CN' as const,
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
    why: z.enum(['reopened', 'level-raised']),
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
  z.object({
    ...placed,
    level: z.int().check(z.positive()),
    /** Counts how many holders were named. */
    assignment: z.optional(z.int().check(z.positive())),
    /** The previous holder, when it was somebody else. */
    previous: z.optional(LocalId),
    why: z.optional(z.enum(['reported', 'reopened', 'level-raised'])),
    /** Under which area the ticket was told of until now (first: what the resident chose); `-`: under none. */
    from: z.optional(AreaPath),
  }),
  { ...placedExample, level: 1, assignment: 2, previous: 'm-00398', why: 'level-raised', from: 'qt/qt-03' },
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

export const TicketLevelRaised = defineEvent(
  'casework',
  'TicketLevelRaised',
  'What was late at one level is taken to the next',
  z.object({
    ...placed,
    /** The level that it had. */
    before: z.int().check(z.positive()),
    level: z.int().check(z.positive()),
  }),
  { ...placedExample, before: 1, level: 2 },
);

export const CallbackRecorded = defineEvent(
  'casework',
  'CallbackRecorded',
  'An officer who never held the ticket called the resident back',
  z.object({
    ...placed,
    /** Counts the tries of this cycle. */
    attempt: z.int().check(z.positive()),
    reached: z.boolean(),
    solved: z.optional(Solved),
    satisfied: z.optional(Satisfied),
  }),
  { ...placedExample, attempt: 1, reached: true, solved: 'solved', satisfied: 'satisfied' },
);

export const TicketRated = defineEvent(
  'casework',
  'TicketRated',
  'The resident says without being asked by an officer whether it was solved, and how content they are',
  z.object({ ...placed, solved: Solved, satisfied: z.optional(Satisfied), by: z.enum(['page', 'sms']) }),
  { ...placedExample, solved: 'solved', satisfied: 'fair', by: 'page' },
);

export const TicketUrged = defineEvent(
  'casework',
  'TicketUrged',
  'The resident asks to hurry',
  z.object({
    ...ticket,
    area: z.optional(AreaPath),
    category: z.optional(LocalId),
    urgency: z.optional(Urgency),
    holder: z.optional(LocalId),
    /** How often so far. */
    times: z.int().check(z.positive()),
  }),
  {
    number: '263260473158',
    cycle: 1,
    area: 'qt/qt-03/qt-03-07',
    category: 'fire',
    urgency: 'urgent',
    holder: 'm-00412',
    times: 1,
  },
);

/** Not a solution: counted apart. */
export const TicketWithdrawn = defineEvent(
  'casework',
  'TicketWithdrawn',
  'The resident took the report back, and the ticket ends',
  z.object({
    ...ticket,
    area: z.optional(AreaPath),
    category: z.optional(LocalId),
    urgency: z.optional(Urgency),
    holder: z.optional(LocalId),
    opened: z.optional(Instant),
    lang: z.optional(Language),
  }),
  {
    number: '263260473158',
    cycle: 1,
    area: 'qt/qt-03/qt-03-07',
    category: 'fire',
    urgency: 'urgent',
    holder: 'm-00412',
    opened: '2026-11-23T01:00:00.000Z',
    lang: 'zh-CN',
  },
);

/** The subject is the message that was received; it had no effect, and its sender is told what would have one. */
export const AnswerUnclear = defineEvent(
  'casework',
  'AnswerUnclear',
  'An SMS answer could mean several tickets, or none',
  z.object({
    sender: z.enum(['member', 'caller']),
    member: z.optional(LocalId),
    /** A ticket of the caller, through which the caller can be reached. */
    about: z.optional(z.string()),
    /** The caller's. */
    lang: z.optional(Language),
    why: z.enum(['several', 'nothing-open', 'not-understood']),
    /** What it could have meant, at most five. */
    numbers: z.array(TicketNumber),
  }),
  {
    sender: 'member',
    member: 'm-00412',
    about: 'R01KAMV3E2',
    lang: 'zh-CN',
    why: 'several',
    numbers: ['263260473158', '263260473166'],
  },
);

export const TicketClosed = defineEvent(
  'casework',
  'TicketClosed',
  'The ticket is closed',
  z.object({ ...placed, by: z.enum(['resident', 'callback', 'unreached']) }),
  { ...placedExample, by: 'resident' },
);
