import type { Right } from '../../shared/auth/rights.ts';
import { rolesWith } from '../../shared/auth/rights.ts';
import { tokenOf } from '../support/system.ts';
import type { documentFor } from './document.ts';
import type { Ground, Known } from './ground.ts';
import type { Caller } from './run.ts';

type Wanted = Parameters<typeof documentFor>[2];

export interface Calling extends Caller {
  readonly known: Known;
  readonly wanted: Wanted;
  /** Of the examples that are asked for. */
  readonly share?: number;
}

/** Whatever a leader or a dispatcher may do, one of these may too. */
const ROLES = ['worker', 'lead', 'callback', 'duty', 'admin'] as const;

/**
 * A stranger tries everything; a resident what is theirs and what is everybody's; staff what their role may do. What a
 * caller may not do at all is refused before anything is looked at: the rights test sees to that.
 */
export async function callersOf({ known, resident }: Ground): Promise<Calling[]> {
  const own = [resident.report];
  const staff = await Promise.all(
    ROLES.map(async (role): Promise<Calling> => {
      const wanted: Wanted = ({ 'x-huying-right': right }) =>
        right !== undefined && rolesWith(right as Right).includes(role);
      return { name: role, token: await tokenOf(role), known, wanted };
    }),
  );
  return [
    { name: 'anonymous', known, wanted: () => true, share: 0.5 },
    {
      name: 'resident',
      token: resident.token,
      known: { ...known, 'casework.id': own, 'escalation.id': own, report: own },
      wanted: ({ 'x-huying-right': right }) => right === undefined,
    },
    ...staff,
  ];
}
