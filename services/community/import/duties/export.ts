import { idOf } from '#shared/area-path.ts';
import { may } from '#shared/auth/principal.ts';
import { localTime } from '../../domain/instant.ts';
import { type Exported, type Exporting, listed, sortedById } from '../row/exporting.ts';
import { duties as columns } from './columns.ts';

export async function exported({ store, who, zone }: Exporting): Promise<Exported> {
  const { duties } = await store.planned();
  const own = sortedById(duties.filter(({ area }) => may(who, 'community.write', area)));
  return listed(
    columns,
    own.map((row) => ({
      ...row,
      area: idOf(row.area),
      from: localTime(row.from, zone),
      to: localTime(row.to, zone),
    })),
  );
}
