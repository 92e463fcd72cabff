import type { AnswerTo, BodyOf } from '../../../apis/routes.ts';

/** What the services answer to this app, by the names that its pages use. */

export type TicketRow = AnswerTo<'GET /api/casework/tickets'>['tickets'][number];
export type Ticket = AnswerTo<'GET /api/casework/tickets/{id}'>;
export type TicketState = Ticket['state'];
export type HistoryEntry = Ticket['history'][number];
/** A call of an officer and what came of it. */
export type CallbackTry = Ticket['callbacks'][number];
/** What the holder told the resident with a proposal. */
export type Proposal = BodyOf<'POST /api/casework/tickets/{id}/propose'>;
export type Outcome = Proposal['outcome'];
/** A revealed name and phone number. */
export type Contact = AnswerTo<'POST /api/casework/tickets/{id}/reveal'>;
export type SeenEntry = AnswerTo<'GET /api/casework/tickets/{id}/seen'>['seen'][number];

export type Me = AnswerTo<'GET /api/community/me'>;
export type Role = Me['grants'][number]['role'];
type AreaName = AnswerTo<'GET /api/community/public/areas'>['areas'][number];
type AreaRow = AnswerTo<'GET /api/community/areas'>['areas'][number];
/** An area with its names; with its rules and shape too where the reader may see all of it. */
export type Area = AreaName & Partial<Pick<AreaRow, 'sla' | 'shape'>>;
export type Category = AnswerTo<'GET /api/community/public/taxonomy'>['categories'][number];

export type DoubtfulItem = AnswerTo<'GET /api/routing/doubtful'>['items'][number];

/** The decision on a doubtful ticket. */
export type Decided = BodyOf<'POST /api/routing/doubtful/{ticket}/decide'>;

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}
