import type { Exported, Exporting } from '../row/exporting.ts';
import { jsonText } from '../row/table.ts';
import { contentOf } from '../rule-sets/content.ts';

/** Nothing before the first import: there is no empty calendar. */
export async function exported({ store }: Exporting): Promise<Exported | undefined> {
  const set = await contentOf(store, 'calendar', 'calendar');
  return set && { json: () => jsonText(set.calendar) };
}
