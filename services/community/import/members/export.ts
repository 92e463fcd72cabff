import { inOwnAreas } from '../areas/own.ts';
import { type Exported, type Exporting, idsOf, listed, sortedById } from '../row/exporting.ts';
import { members as columns } from './columns.ts';

export async function exported(of: Exporting): Promise<Exported> {
  const { teams } = await inOwnAreas(of);
  const members = sortedById(await of.store.inTeams(idsOf(teams)));
  const personal = await of.personal(idsOf(members));
  return listed(
    columns,
    members.map((row) => {
      const { name, phone, lang } = personal[row.id] ?? {};
      return { ...row, name, phone, lang };
    }),
  );
}
