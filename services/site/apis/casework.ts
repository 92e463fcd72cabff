import type { Ask } from './ask.ts';
import type { AnswerTo, BodyOf } from './routes.ts';

/** What a resident sees of their ticket. */
export type Progress = AnswerTo<'GET /api/casework/track/{id}'>;

export type ResidentAnswer = BodyOf<'POST /api/casework/track/{id}/answer'>;

/** What the pages ask of casework, for a resident whose token opens this one report. */
export const casework = (ask: Ask) => ({
  progress: (id: string, token: string) => ask('GET /api/casework/track/{id}', { params: { id }, token }),
  answer: (id: string, token: string, key: string, body: ResidentAnswer) =>
    ask('POST /api/casework/track/{id}/answer', { params: { id }, token, key, body }),
  urge: (id: string, token: string, key: string) =>
    ask('POST /api/casework/track/{id}/urge', { params: { id }, token, key, body: {} }),
});
