import type { Reply } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import type { ImportKind } from '../import/input.ts';
import { communityProblems } from '../words.ts';
import { ruleSets } from './rule-sets.ts';
import { asCsv, asJson } from './table.ts';
import { type Exporting, tables } from './tables.ts';

type Format = 'csv' | 'json';
type Exported = Reply<200> & { readonly text: string };

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** Every kind that can be imported can be exported; the compiler sees to it. */
const isKind = (kind: string): kind is ImportKind & (keyof typeof tables | keyof typeof ruleSets) =>
  Object.hasOwn(tables, kind) || Object.hasOwn(ruleSets, kind);

/**
 * A file that, imported again, changes nothing: all rows of the kind in the caller's areas.
 * @throws Problem not-found for unknown kinds and a calendar that is not there, json-only for a calendar as CSV
 */
export async function exported(of: Exporting, kind: string, format: Format): Promise<Exported> {
  if (!isKind(kind)) throw problems.notFound();
  return {
    status: 200,
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${kind}.${format}"`,
    },
    text: await fileOf(of, kind, format),
  };
}

async function fileOf(of: Exporting, kind: ImportKind, format: Format): Promise<string> {
  if (kind in tables) {
    const table = await tables[kind as keyof typeof tables](of);
    return format === 'csv' ? asCsv(table) : asJson(table);
  }
  const set = await ruleSets[kind as keyof typeof ruleSets](of.store);
  if (!set) throw problems.notFound();
  if (format === 'json') return set.json;
  if (!set.table) throw communityProblems.calendarIsJson();
  return asCsv(set.table);
}
