import { type Ask, Refusal, Unreachable } from './ask.ts';
import type { AnswerTo } from './routes.ts';

/** What is promised to the resident next, and by when. */
export type Promised = NonNullable<AnswerTo<'GET /api/escalation/track/{id}'>['promise']>;

/**
 * The next promise; undefined when there is none, or when escalation cannot be reached: the page is useful without it.
 */
export async function promised(ask: Ask, id: string, token: string): Promise<Promised | undefined> {
  try {
    return (await ask('GET /api/escalation/track/{id}', { params: { id }, token })).promise;
  } catch (error) {
    if (error instanceof Unreachable || (error instanceof Refusal && error.status !== 401)) return undefined;
    throw error;
  }
}
