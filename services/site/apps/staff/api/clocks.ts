import type { AnswerTo } from '../../../apis/routes.ts';
import type { Page } from './answers.ts';
import type { Client } from './client.ts';

export type Clocks = AnswerTo<'GET /api/escalation/clocks'>['clocks'];
/** When a stage of a ticket is due. */
export type Deadline = Clocks[string]['deadlines'][number];
/** A ticket (`R…`) or call (`C…`) that missed a deadline. */
export type LateItem = AnswerTo<'GET /api/escalation/late'>['late'][number];

/** Escalation's limit of ids per request. */
const MOST = 50;

export const escalation = (c: Client) => ({
  /** Deadlines by ticket, in as many requests as it takes; tickets that the person may not see are left out. */
  async clocks(ids: readonly string[], signal?: AbortSignal): Promise<Clocks> {
    const parts = Array.from({ length: Math.ceil(ids.length / MOST) }, (_, i) =>
      ids.slice(i * MOST, (i + 1) * MOST),
    );
    const answers = await Promise.all(
      parts.map((part) => c.ask('GET /api/escalation/clocks', { query: { ids: part.join(',') } }, signal)),
    );
    return Object.assign({}, ...answers.map(({ clocks }) => clocks));
  },
  async late(area: string | undefined, after?: string, signal?: AbortSignal): Promise<Page<LateItem>> {
    const { late, next } = await c.ask('GET /api/escalation/late', { query: { area, after } }, signal);
    return { items: late, next };
  },
});
