import { commit, load } from '#shared/commit/commit.ts';
import { history } from '#shared/commit/log.ts';
import { type Call, ok, type Reply } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import { ticket } from './domain/aggregate.ts';
import { allowed, answer } from './domain/commands.ts';
import type manifest from './service.ts';
import { teamName, textsOf } from './store.ts';
import { stateOf, steps, textsInOrder } from './view.ts';
import type { Parts } from './worker.ts';

type Routes = (typeof manifest)['routes'];

/** What the resident sees and decides. The token opens exactly one ticket. */
export function residentDesk({ main, vault, stores }: Omit<Parts, 'lambda'>) {
  const own = (token: string, id: string | undefined): string => {
    if (!id || token !== id) throw problems.notFound();
    return id;
  };
  return {
    track: async ({ who, params }: Call<Routes['track']>): Promise<Reply> => {
      const id = own(who.report, params.id);
      const { state, version } = await load(stores.store, ticket, id);
      // The report is in; its ticket is a moment behind.
      if (version === 0) return ok({ state: 'received', cycle: 1, steps: [], can: [] });
      const [log, replies] = await Promise.all([
        history(stores.store, ticket, id),
        textsOf(vault, id, 'reply'),
      ]);
      const told = textsInOrder(log, replies);
      return ok({
        number: state.number,
        state: stateOf(state),
        cycle: state.cycle,
        // Who did it is the service's affair; the resident sees what and when.
        steps: steps(log).map(({ type, at }) => ({ type, at })),
        team: state.placement && (await teamName(main, state.placement.team)),
        area: state.placement?.area,
        reply: told.at(-1),
        can: allowed(state, 'resident'),
      });
    },

    answer: async ({ who, params, body, key, fingerprint, at }: Call<Routes['answer']>): Promise<Reply> => {
      const id = own(who.report, params.id);
      const cause = { id: `resident:${key}`, fingerprint };
      const decide = answer(body.solved, body.words);
      const { state } = await commit(stores, ticket, id, { cause, at, actor: 'resident' }, decide);
      return ok({ state: stateOf(state), cycle: state.cycle, can: allowed(state, 'resident') });
    },
  };
}
