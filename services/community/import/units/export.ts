import { idOf } from '#shared/area-path.ts';
import { inOwnAreas } from '../areas/own.ts';
import { type Exported, type Exporting, idsOf, listed } from '../row/exporting.ts';
import { units as columns } from './columns.ts';

export async function exported(of: Exporting): Promise<Exported> {
  const { units } = await inOwnAreas(of);
  const personal = await of.personal(idsOf(units));
  return listed(
    columns,
    units.map((row) => ({ ...row, area: idOf(row.area), contact: personal[row.id]?.contact })),
  );
}
