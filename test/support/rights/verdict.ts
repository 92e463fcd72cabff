import type { Role } from '#events/community.ts';
import type { RouteSpec } from '#shared/service/manifest.ts';
import { LEAVER, NOBODY, ROLES } from './communities.ts';
import { askThemselves, openRows, rows } from './rows.ts';

/** Whoever may stand at a door. Residents' tokens are for a report of `ra`, of `rb`, old, or put together of two. */
export type Caller =
  | { readonly staff: string; readonly role?: Role }
  | { readonly resident: 'own' | 'foreign' | 'expired' | 'swapped' }
  | 'anonymous';
export type Where = 'own' | 'foreign';

export const callers: readonly { readonly name: string; readonly who: Caller; readonly at: Where }[] = [
  ...ROLES.flatMap((role) =>
    (['own', 'foreign'] as const).map((at) => ({
      name: `${role}, ${at} area`,
      who: { staff: `ra-${role}`, role },
      at,
    })),
  ),
  { name: 'staff without a grant', who: { staff: NOBODY }, at: 'own' },
  { name: 'staff who have left', who: { staff: LEAVER }, at: 'own' },
  ...(['own', 'foreign', 'expired', 'swapped'] as const).map((resident) => ({
    name: `resident, ${resident} token`,
    who: { resident },
    at: 'own' as const,
  })),
  { name: 'anonymous', who: 'anonymous', at: 'own' },
];

/** What happens at the door: let in, or refused with a status and a code. */
export type Verdict = 'in' | `${number} ${string}`;
export type Rights = Readonly<Record<Role, readonly string[]>>;

const SIGN_IN = '401 sign-in-needed';
const OLD = '401 token-expired';
const NO_RIGHT = '403 no-right';
const NOT_FOUND = '404 not-found';

/** The verdict that follows from the manifest and the table of rights. */
export function expected(route: string, spec: RouteSpec, who: Caller, at: Where, rights: Rights): Verdict {
  if (who !== 'anonymous' && 'resident' in who && ['expired', 'swapped'].includes(who.resident)) return OLD;
  if (spec.access === 'public') return openTo(route, who, at, rights);
  if (who === 'anonymous') return SIGN_IN;
  if (spec.access === 'resident') {
    return 'resident' in who && who.resident === 'own' ? 'in' : NOT_FOUND;
  }
  const role = 'role' in who ? who.role : undefined;
  if (!role || !rights[role].includes(spec.access)) return NO_RIGHT;
  return at === 'own' ? 'in' : outside(route);
}

function outside(route: string): Verdict {
  const where = rows[route]?.outside;
  switch (where) {
    case 'left-out':
    case 'anywhere':
      return 'in';
    case 'not-your-area':
    case 'outside-your-area':
      return `422 ${where}`;
    default:
      return NOT_FOUND;
  }
}

function openTo(route: string, who: Caller, at: Where, rights: Rights): Verdict {
  const own = askThemselves[route];
  if (!own) return openRows[route] ? 'in' : ('no row' as Verdict);
  if (who === 'anonymous') return SIGN_IN;
  if ('resident' in who) {
    if (own.staff === 'any') return SIGN_IN;
    return who.resident === 'own' ? 'in' : NOT_FOUND;
  }
  if (own.staff === 'any') return 'in';
  const holds = who.role !== undefined && rights[who.role].includes(own.staff);
  return holds && at === 'own' ? 'in' : NOT_FOUND;
}
