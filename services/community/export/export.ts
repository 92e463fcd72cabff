import type { Reply } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import { findKind } from '../import/registry/kinds.ts';
import type { Exporting } from '../import/row/exporting.ts';
import type { RowKind } from '../import/row/kind.ts';
import { asCsv } from '../import/row/table.ts';
import { exportProblems } from './words.ts';

type Format = 'csv' | 'json';
type File = Reply<200> & { readonly text: string };

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/**
 * Exports all rows of a kind in the caller's areas; importing the file again changes nothing.
 * @throws Problem not-found for unknown kinds and a calendar that was never imported, json-only for a calendar as CSV
 */
export async function exported(of: Exporting, name: string, format: Format): Promise<File> {
  const kind = findKind(name);
  if (!kind) throw problems.notFound();
  return {
    status: 200,
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
    },
    text: await textOf(of, kind, format),
  };
}

async function textOf(of: Exporting, kind: RowKind, format: Format): Promise<string> {
  const found = await kind.exported(of);
  if (!found) throw problems.notFound();
  if (format === 'json') return found.json();
  if (!found.table) throw exportProblems.calendarIsJson();
  return asCsv(found.table);
}
