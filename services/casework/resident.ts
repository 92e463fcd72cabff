import type { GrantReader } from '#shared/auth/grants.ts';
import { commit, type Loaded, load } from '#shared/commit/commit.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { history } from '#shared/commit/log.ts';
import { type Call, ok } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import { ticket } from './domain/aggregate.ts';
import { allowed, answer, urge } from './domain/commands.ts';
import { codeProvesResident } from './domain/independence.ts';
import type { Ticket, TicketEvent } from './domain/ticket.ts';
import { entererOf } from './enterer.ts';
import { asProblem } from './refusal.ts';
import type manifest from './service.ts';
import { teamName, textsOf } from './store.ts';
import { stateOf, steps, textsInOrder } from './view.ts';
import type { Parts } from './worker.ts';

type Routes = (typeof manifest)['routes'];

/** What the resident sees and decides. The token opens exactly one ticket. */
export function residentDesk(
  { main, vault, stores }: Pick<Parts, 'main' | 'vault' | 'stores'>,
  granted: GrantReader,
) {
  const own = (token: string, id: string | undefined): string => {
    if (!id || token !== id) throw problems.notFound();
    return id;
  };
  const act = async (
    { who, params, key, fingerprint, at }: Call<Routes['answer' | 'urge']>,
    decide: (t: Ticket) => Decided<TicketEvent>,
    from?: Loaded<Ticket>,
  ) => {
    const id = own(who.report, params.id);
    const cause = { id: `resident:${key}`, fingerprint };
    const by = { cause, at, actor: 'resident' };
    const { state } = await commit(stores, ticket, id, by, decide, { from }).catch(asProblem);
    return ok({
      state: stateOf(state),
      cycle: state.cycle,
      urged: state.urged,
      can: allowed(state, 'resident'),
    });
  };
  return {
    track: async ({ who, params }: Call<Routes['track']>) => {
      const id = own(who.report, params.id);
      const found = await load(stores.store, ticket, id);
      const { state, version } = found;
      // The report is in; its ticket is a moment behind.
      if (version === 0)
        return ok({ state: 'received', cycle: 1, steps: [], urged: 0, proven: true, can: [] });
      const [log, replies, enterer] = await Promise.all([
        history(stores.store, ticket, id, found),
        textsOf(vault, id, 'reply'),
        entererOf(granted, state),
      ]);
      const texts = textsInOrder(log, replies);
      return ok({
        number: state.number,
        state: stateOf(state),
        cycle: state.cycle,
        level: state.placement?.level ?? 1,
        urged: state.urged,
        urgedAt: state.urgedAt,
        // Who did it is the service's affair; the resident sees what and when.
        steps: steps(log).map(({ type, at }) => ({ type, at })),
        team: state.placement && (await teamName(main, state.placement.team)),
        area: state.placement?.area,
        reply: texts.at(-1),
        proven: codeProvesResident(state, enterer),
        can: allowed(state, 'resident'),
      });
    },

    answer: async (call: Call<Routes['answer']>) => {
      const { solved: said, satisfied, words } = call.body;
      const solved = typeof said === 'string' ? said : said ? 'solved' : 'not';
      const found = await load(stores.store, ticket, own(call.who.report, call.params.id));
      const enterer = await entererOf(granted, found.state);
      return act(call, answer({ solved, satisfied, words, by: 'page' }, enterer), found);
    },

    urge: (call: Call<Routes['urge']>) => act(call, urge(call.at)),
  };
}
