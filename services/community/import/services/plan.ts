import { type ServiceRow, service } from '../../domain/kinds.ts';
import { type Planned, stage } from '../row/kind.ts';
import { services } from './columns.ts';

export const planned = {
  stage: stage({
    name: 'services',
    aggregate: service,
    list: ({ store }, { row, version }) => store.listService(row, version),
  }),
  targets: (proposal) =>
    [...proposal.byId(services).values()].map(({ of: { name_en, ...entry } }) => {
      const row: ServiceRow = { ...entry, nameEn: name_en };
      return { id: row.id, row };
    }),
} satisfies Planned;
