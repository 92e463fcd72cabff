import { type Ask, Refusal, Unreachable } from './ask.ts';
import type { AnswerTo } from './routes.ts';

/** What is promised next, and by when. */
export type Promised = NonNullable<AnswerTo<'GET /api/escalation/track/{id}'>['promise']>;

/**
 * By when something is promised; undefined when nothing is, or when the clocks cannot be asked: a page is worth showing
 * without it.
 */
export async function promised(ask: Ask, id: string, token: string): Promise<Promised | undefined> {
  try {
    return (await ask('GET /api/escalation/track/{id}', { params: { id }, token })).promise;
  } catch (error) {
    if (error instanceof Unreachable || (error instanceof Refusal && error.status !== 401)) return undefined;
    throw error;
  }
}
