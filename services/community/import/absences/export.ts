import { may } from '#shared/auth/principal.ts';
import { localTime } from '../../domain/instant.ts';
import type { MemberRow } from '../../domain/kinds.ts';
import { rowsOf } from '../../store/community-store.ts';
import { type Exported, type Exporting, idsOf, listed, sortedById } from '../row/exporting.ts';
import { absences as columns } from './columns.ts';

export async function exported({ store, who, personal, zone }: Exporting): Promise<Exported> {
  const { absences } = await store.planned();
  const members = rowsOf<MemberRow>(await store.stored(absences.map(({ member }) => member)), 'member');
  const own = new Set(idsOf(members.filter(({ area }) => may(who, 'community.write', area))));
  const rows = sortedById(absences.filter(({ member }) => own.has(member)));
  const reasons = await personal(idsOf(rows));
  return listed(
    columns,
    rows.map((row) => ({
      ...row,
      from: localTime(row.from, zone),
      to: localTime(row.to, zone),
      reason: reasons[row.id]?.reason,
    })),
  );
}
