import { duty, dutyMonth } from '../../domain/kinds.ts';
import { type Planned, stage } from '../row/kind.ts';
import { pathOf } from '../row/world.ts';
import { duties } from './columns.ts';

export const planned = {
  stage: stage({
    name: 'duties',
    aggregate: duty,
    list: ({ store }, { row }) => store.listMonth(dutyMonth(row)),
  }),
  targets: (world, following) =>
    [
      ...[...world.byId(duties).values()].map(({ of }) => ({ ...of, area: pathOf(world, of.area) })),
      ...following.duties,
    ].map((row) => ({ id: row.id, row })),
} satisfies Planned;
