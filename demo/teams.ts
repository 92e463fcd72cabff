import { blockName, blocks } from './areas.ts';
import { teamId } from './people.ts';
import type { MemberRow, TeamRow } from './rows.ts';

/** A service team per block; the member with a staff number answers for it. */
export function teamRows(members: readonly MemberRow[]): readonly TeamRow[] {
  const responsible = new Map(members.filter((one) => one.staff !== '').map((one) => [one.team, one.id]));
  return blocks.map((block) => ({
    id: teamId(block),
    area: block.id,
    name: `${blockName(block)}服务队`,
    responsible: responsible.get(teamId(block)) ?? '',
    active: 'yes',
  }));
}
