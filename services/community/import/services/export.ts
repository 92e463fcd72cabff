import { ownAreas } from '../areas/own.ts';
import { type Exported, type Exporting, idsOf, listed, sortedById } from '../row/exporting.ts';
import { services as columns } from './columns.ts';

export async function exported(of: Exporting): Promise<Exported> {
  const own = new Set(idsOf(await ownAreas(of)));
  const entries = sortedById(await of.store.services());
  return listed(
    columns,
    entries
      .filter(({ area }) => area === undefined || own.has(area))
      .map((row) => ({ ...row, name_en: row.nameEn })),
  );
}
