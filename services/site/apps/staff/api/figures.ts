import type { AnswerTo, QueryOf } from '../../../apis/routes.ts';
import type { Client } from './client.ts';

/** Figures of an area and a period. */
export type Answer = AnswerTo<'GET /api/analytics/figures'>;
/** Defined in analytics, figure by figure. */
export type Figures = Answer['total'];
export type FigureRow = Answer['rows'][number];
/** Numerator and denominator. */
export type Share = Figures['dispatched'];

export type By = NonNullable<QueryOf<'GET /api/analytics/figures'>['by']>;
/** `from` and `to`: local days such as `2026-11-23`, both included. */
export type Question = QueryOf<'GET /api/analytics/figures'> & { readonly by: By };

export const analytics = (c: Client) => ({
  figures: (query: Question, signal?: AbortSignal) => c.ask('GET /api/analytics/figures', { query }, signal),
});
