import { unit } from '../../domain/kinds.ts';
import { type Planned, stage } from '../row/kind.ts';
import { pathOf } from '../row/proposal.ts';
import { units } from './columns.ts';

/** Whom to call at a unit goes to the vault; a unit that only follows keeps its contact. */
export const planned = {
  stage: stage({ name: 'units', aggregate: unit }),
  targets: (proposal, moved) => [
    ...[...proposal.byId(units).values()].map(({ of: { contact, ...row } }) => ({
      id: row.id,
      row: { ...row, area: pathOf(proposal, row.area) },
      contact: { of: 'unit' as const, contact },
    })),
    ...moved.units.map((row) => ({ id: row.id, row })),
  ],
} satisfies Planned;
