import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { members } from './columns.ts';
import { numberOf } from './leaving.ts';

/** A staff number is one person's: it has one bearer, and with it nobody takes rights away that are not theirs to give. */
export function checkNumbers(proposal: Proposal): Flaw[] {
  const byStaff = new Map<string, number>();
  return [...proposal.byId(members).values()].flatMap((row) => {
    const { staff } = row.of;
    const before = staff === undefined ? undefined : byStaff.get(staff);
    if (staff !== undefined && before === undefined) byStaff.set(staff, row.line);
    const twice = before === undefined ? [] : [flaw(row, 'staff', 'duplicate-staff', { line: before })];
    return [...twice, ...checkBearer(proposal, row), ...checkRightsOf(proposal, row)];
  });
}

/** Who has left still bears the number: their row says so when it is imported again, and takes the grants of it away. */
function checkBearer(proposal: Proposal, row: Row<typeof members>): Flaw[] {
  const { id, staff } = row.of;
  const bearer = staff === undefined ? undefined : proposal.known.bearers.get(staff);
  if (!bearer || bearer.id === id) return [];
  if (proposal.byId(members).has(bearer.id) || proposal.perhaps(members, bearer.id)) return [];
  return proposal.covers(bearer.area)
    ? [flaw(row, 'staff', 'staff-taken', { id: bearer.id })]
    : [flaw(row, 'staff', 'staff-taken-elsewhere')];
}

/** Who is set inactive takes the grants of their staff number along: all of those must lie in the caller's areas. */
function checkRightsOf(proposal: Proposal, row: Row<typeof members>): Flaw[] {
  const number = row.of.active ? undefined : numberOf(proposal, row.of);
  const set = number === undefined ? undefined : proposal.known.grants.get(number);
  if (!set || set.member !== undefined || set.grants.every(({ area }) => proposal.covers(area))) return [];
  const theirs = proposal.known.members.get(row.of.id)?.staff === number;
  return [flaw(row, theirs ? 'active' : 'staff', 'outside-your-area')];
}
