import { absence, absenceMonth } from '../../domain/kinds.ts';
import { type Planned, stage } from '../row/kind.ts';
import { absences } from './columns.ts';

/** Why somebody is away goes to the vault. */
export const planned = {
  stage: stage({
    name: 'absences',
    aggregate: absence,
    list: ({ store }, { row }) => store.listMonth(absenceMonth(row)),
  }),
  targets: (proposal) =>
    [...proposal.byId(absences).values()].map(({ of: { reason, ...row } }) => ({
      id: row.id,
      row,
      contact: { of: 'absence', reason },
    })),
} satisfies Planned;
