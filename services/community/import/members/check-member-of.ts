import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import type { World } from '../row/world.ts';
import { members } from './columns.ts';

type Named = Spot & { readonly of: { readonly member: string; readonly active: boolean } };

/** The member that a row names is there, and has not left. */
export function checkMemberOf(world: World, row: Named): Flaw[] {
  const { member: id, active } = row.of;
  if (world.perhaps(members, id)) return [];
  const member = world.member(id);
  if (!member) return [flaw(row, 'member', 'unknown-member', { id })];
  return active && !member.active ? [flaw(row, 'member', 'member-left', { id })] : [];
}

/** Where a member works: the path of their team's area. */
export function placeOf(world: World, member: string): string | undefined {
  const team = world.team(world.member(member)?.team ?? '');
  return team && world.paths.get(team.area);
}
