import { duty, dutyMonth } from '../../domain/kinds.ts';
import { type Planned, stage } from '../row/kind.ts';
import { pathOf } from '../row/proposal.ts';
import { duties } from './columns.ts';

export const planned = {
  stage: stage({
    name: 'duties',
    aggregate: duty,
    list: ({ store }, { row }) => store.listMonth(dutyMonth(row)),
  }),
  targets: (proposal, moved) =>
    [
      ...[...proposal.byId(duties).values()].map(({ of }) => ({ ...of, area: pathOf(proposal, of.area) })),
      ...moved.duties,
    ].map((row) => ({ id: row.id, row })),
} satisfies Planned;
