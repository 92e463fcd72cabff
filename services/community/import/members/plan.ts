import { type MemberRow, member } from '../../domain/kinds.ts';
import type { Target } from '../../domain/target.ts';
import { type Planned, stage } from '../row/kind.ts';
import { type Proposal, pathOf } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { members } from './columns.ts';

/** Names and phones go to the vault; a member who only follows the team keeps theirs. */
export const planned = {
  stage: stage({
    name: 'members',
    aggregate: member,
    async list({ store }, { row: { id, staff } }) {
      if (staff !== undefined) await store.listNumber(staff, id);
    },
  }),
  targets: (proposal, moved) => [
    ...[...proposal.byId(members).values()].map((row) => targetOf(proposal, row)),
    ...moved.members.map((row) => ({ id: row.id, row })),
  ],
} satisfies Planned;

function targetOf(proposal: Proposal, { of }: Row<typeof members>): Target {
  const { id, team, kind, staff, active, skills, name, phone, lang } = of;
  const area = pathOf(proposal, proposal.team(team)?.area ?? '');
  const row: MemberRow = { id, team, area, kind, staff, active, skills };
  return { id, row, contact: { of: 'member', name, phone, lang } };
}
