import type { GrantReader } from '#shared/auth/grants.ts';
import { history } from '#shared/commit/log.ts';
import { type Call, ok } from '#shared/http/call.ts';
import { ownTicket } from '../access/access.ts';
import { clerkOf } from '../access/clerk.ts';
import { offersToResident } from '../access/rights.ts';
import { ticket } from '../commands/aggregate.ts';
import { codeProvesResident } from '../ticket/independence.ts';
import type { CaseworkDeps } from '../wiring/deps.ts';
import type { pages } from './manifest.ts';
import { teamName, textsOf } from './store.ts';
import { stateOf, stepsForResident, textsInOrder } from './view.ts';

type Routes = (typeof pages)['routes'];

/** What the resident sees. The token opens exactly one ticket. */
export function residentRoutes(
  { main, vault, stores }: Pick<CaseworkDeps, 'main' | 'vault' | 'stores'>,
  granted: GrantReader,
) {
  return {
    track: async ({ who, params }: Call<Routes['track']>) => {
      const id = params.id ?? '';
      const found = await ownTicket(stores.store, who, id);
      const { state, version } = found;
      // The report is in; its ticket is a moment behind.
      if (version === 0)
        return ok({ state: 'received', cycle: 1, steps: [], urged: 0, proven: true, can: [] });
      const [log, replies, clerk] = await Promise.all([
        history(stores.store, ticket, id, found),
        textsOf(vault, id, 'reply'),
        clerkOf(granted, state),
      ]);
      const texts = textsInOrder(log, replies);
      return ok({
        number: state.number,
        state: stateOf(state),
        cycle: state.cycle,
        level: state.placement?.level ?? 1,
        urged: state.urged,
        urgedAt: state.urgedAt,
        steps: stepsForResident(log),
        team: state.placement && (await teamName(main, state.placement.team)),
        area: state.placement?.area,
        reply: texts.at(-1),
        proven: codeProvesResident(state, clerk),
        can: offersToResident(state),
      });
    },
  };
}
