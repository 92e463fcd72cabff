import type { Right } from '../../../shared/auth/rights.ts';
import { rolesWith } from '../../../shared/auth/rights.ts';
import { tokenOf } from '../../support/system.ts';
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
 * Anybody tries what is open to all, a resident what is theirs too, staff what their role may do (of commands that two
 * roles may give, the first one tries all that can be wrong with them). What a stranger may not do at all is refused
 * before anything is looked at: a few tries of each show that.
 */
export async function callersOf({ known, resident }: Ground): Promise<Calling[]> {
  const own = [resident.report];
  const staff = await Promise.all(
    ROLES.map(async (role, n): Promise<Calling> => {
      const isTried = (right: Right) => ROLES.slice(0, n).some((other) => rolesWith(right).includes(other));
      const wanted: Wanted = ({ 'x-huying-right': right }, method) =>
        right !== undefined && rolesWith(right).includes(role) && (method === 'get' || !isTried(right));
      return { name: role, token: await tokenOf(role), known, wanted };
    }),
  );
  const isOpen: Wanted = ({ security }) => security.some((need) => Object.keys(need).length === 0);
  return [
    { name: 'anonymous', known, wanted: isOpen },
    {
      name: 'stranger',
      known,
      wanted: (operation, method) => !isOpen(operation, method),
      phases: 'fuzzing',
      share: 0.5,
    },
    {
      name: 'resident',
      token: resident.token,
      known: { ...known, 'casework.id': own, 'escalation.id': own, report: own },
      wanted: ({ 'x-huying-right': right }) => right === undefined,
    },
    ...staff,
  ];
}
