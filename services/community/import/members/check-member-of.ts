import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import { members } from './columns.ts';

type Named = Spot & { readonly of: { readonly member: string; readonly active: boolean } };

/** The member that a row names is there, and has not left. */
export function checkMemberOf(proposal: Proposal, row: Named): Flaw[] {
  const { member: id, active } = row.of;
  if (proposal.perhaps(members, id)) return [];
  const member = proposal.member(id);
  if (!member) return [flaw(row, 'member', 'unknown-member', { id })];
  return active && !member.active ? [flaw(row, 'member', 'member-left', { id })] : [];
}

/** Where a member works: the path of their team's area. */
export function placeOf(proposal: Proposal, member: string): string | undefined {
  const team = proposal.team(proposal.member(member)?.team ?? '');
  return team && proposal.paths.get(team.area);
}
