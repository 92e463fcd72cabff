import { expectCall } from '../../support/call.ts';
import type { Community } from '../../support/community.ts';
import { until } from '../../support/until.ts';

interface Rate {
  readonly n: number;
  readonly d: number;
}
export interface Figures {
  readonly received: number;
  readonly completion: Rate;
  readonly solved: Rate;
  readonly satisfied: Rate;
}

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The figures of today and yesterday (a run may pass midnight), as the tree's leader sees them. */
export async function figuresOf(community: Community): Promise<Figures> {
  const yesterday = new Date(Date.now() - 16 * 3_600_000).toISOString().slice(0, 10);
  const path = `/api/analytics/figures?area=${community.tree.root}&from=${yesterday}&to=${today()}`;
  const { total } = await expectCall<{ total: Figures }>(200, 'GET', path, {
    token: await community.as('leader'),
  });
  return total;
}

/** Waits until the figures have grown by exactly these tickets, all of them closed, solved and rated. */
export async function grown(community: Community, before: Figures, by: number): Promise<Figures> {
  return await until(
    `figures of ${community.tree.root} with ${by} more`,
    async () => {
      const now = await figuresOf(community);
      const more = (now_: number, then: number) => now_ - then === by;
      const all =
        more(now.received, before.received) &&
        more(now.completion.n, before.completion.n) &&
        more(now.solved.n, before.solved.n) &&
        more(now.satisfied.d, before.satisfied.d);
      return all && now;
    },
    { limitMs: 120_000, everyMs: 500 },
  );
}
