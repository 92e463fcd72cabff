import { checkAreaOf } from '../areas/check-area-of.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import { members } from '../members/columns.ts';
import { leaver } from '../members/leaving.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { grants } from './columns.ts';

/** The rows of one staff number are that person's whole set. */
export function checkGrants(proposal: Proposal): Flaw[] {
  const bySet = Map.groupBy(proposal.rows(grants), ({ of }) => of.staff);
  return [...[...bySet.values()].flatMap((set) => checkSet(proposal, set)), ...checkAdmins(proposal)];
}

function checkSet(proposal: Proposal, set: readonly Row<typeof grants>[]): Flaw[] {
  const lines = new Map<string, number>();
  const [first] = set;
  const held = proposal.known.grants.get(first?.of.staff ?? '');
  const foreign = held?.grants.some(({ area }) => !proposal.covers(area));
  return set.flatMap((row) => {
    const { role, area, member } = row.of;
    if (foreign) return [flaw(row, 'staff', 'outside-your-area')];
    if (set.length > 1 && role === undefined) return [flaw(row, 'role', 'withdrawn-and-granted')];
    if (member !== first?.of.member) return [flaw(row, 'member', 'member-differs')];
    const line = lines.get(`${role} ${area}`);
    if (line !== undefined) return [flaw(row, 'role', 'duplicate-grant', { line })];
    lines.set(`${role} ${area}`, row.line);
    return [...checkGranted(proposal, row), ...checkMember(proposal, row, held?.member)];
  });
}

/** Only who holds everything gives everything. */
function checkGranted(proposal: Proposal, row: Row<typeof grants>): Flaw[] {
  const { area } = row.of;
  if (area === '*') return proposal.covers('*') ? [] : [flaw(row, 'area', 'outside-your-area')];
  return area === undefined ? [] : checkAreaOf(proposal, row, area);
}

/** `held`: whom the set names already. Another may be named by whoever administers that member's area. */
function checkMember(proposal: Proposal, row: Row<typeof grants>, held: string | undefined): Flaw[] {
  const { staff, member: id } = row.of;
  if (id === undefined || proposal.perhaps(members, id)) return [];
  const stored = proposal.known.members.get(id);
  if (stored && id !== held && !proposal.covers(stored.area))
    return [flaw(row, 'member', 'outside-your-area')];
  const member = proposal.member(id);
  if (!member) return [flaw(row, 'member', 'unknown-member', { id })];
  const isLeaving = proposal.byId(members).has(id);
  if (!member.active && !isLeaving && row.of.role) return [flaw(row, 'member', 'member-left', { id })];
  return member.staff === undefined || member.staff === staff
    ? []
    : [flaw(row, 'member', 'staff-mismatch', { id })];
}

/** There must remain an administrator: without one nobody could import grants any more. */
function checkAdmins(proposal: Proposal): Flaw[] {
  const rows = proposal.rows(grants);
  const leaves = leaver(proposal);
  const isAdmin = ({ role }: { role?: string | undefined }) => role === 'admin';
  const admins = [...proposal.known.grants.values()].filter((set) => set.grants.some(isAdmin));
  const stay = admins.some((set) => !leaves(set) && !rows.some(({ of }) => of.staff === set.staff));
  const comes = rows.some(({ of }) => isAdmin(of) && !leaves(of));
  if (admins.length === 0 || stay || comes) return [];
  const row = rows.find(({ of }) => admins.some(({ staff }) => staff === of.staff));
  if (row) return [flaw(row, 'role', 'no-admin-left')];
  const leaving = [...proposal.byId(members).values()].find(({ of }) => !of.active);
  return leaving ? [flaw(leaving, 'active', 'no-admin-left')] : [];
}
