import { may, type Principal } from '#shared/auth/principal.ts';
import type { Access, RouteSpec } from '#shared/service/manifest.ts';
import { problems } from '../problem.ts';
import type { Step } from '../step.ts';

/**
 * Default deny: every route names who may call it, and only this step says `who` calls, so that a chain without it has
 * no call to hand over. Residents' routes look unknown to everybody else who is known.
 */
export const authorisation = ({ access }: Pick<RouteSpec, 'access'>): Step<'principal', 'who'> => ({
  before: ({ internal }) => {
    admit(access, internal.principal);
    internal.who = internal.principal;
  },
});

function admit(access: Access, who: Principal): void {
  if (access === 'public') return;
  if (who.kind === 'anonymous') throw problems.signInNeeded();
  if (access === 'resident') {
    if (who.kind !== 'resident') throw problems.notFound();
  } else if (!may(who, access)) throw problems.noRight();
}
