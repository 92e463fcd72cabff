import { idOf } from '#shared/area-path.ts';
import { inOwnAreas } from '../areas/own.ts';
import { type Exported, type Exporting, listed } from '../row/exporting.ts';
import { teams as columns } from './columns.ts';

export async function exported(of: Exporting): Promise<Exported> {
  const { teams } = await inOwnAreas(of);
  return listed(
    columns,
    teams.map((row) => ({ ...row, area: idOf(row.area) })),
  );
}
