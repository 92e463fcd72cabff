import { type Exported, type Exporting, tableOf } from '../row/exporting.ts';
import { jsonText } from '../row/table.ts';
import { contentOf } from '../rule-sets/content.ts';
import { templates } from './columns.ts';

export async function exported({ store }: Exporting): Promise<Exported> {
  const set = await contentOf(store, 'templates', 'templates');
  const rows = set?.templates ?? [];
  return {
    table: tableOf(templates, rows),
    json: () => jsonText({ signature: set?.signature, templates: rows }),
  };
}
