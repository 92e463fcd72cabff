import { type Exported, type Exporting, tableOf } from '../row/exporting.ts';
import { jsonText } from '../row/table.ts';
import { contentOf } from '../rule-sets/content.ts';
import { taxonomy } from './columns.ts';

export async function exported({ store }: Exporting): Promise<Exported> {
  const categories = (await contentOf(store, 'taxonomy', 'taxonomy'))?.categories ?? [];
  const rows = categories.map(({ nameEn, ...row }) => ({ ...row, name_en: nameEn }));
  return { table: tableOf(taxonomy, rows), json: () => jsonText({ categories }) };
}
