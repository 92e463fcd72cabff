import type { Language } from '#events/fields.ts';
import { badCursor, fromCursor } from '#shared/http/cursor.ts';
import { type FieldError, problemBody } from '#shared/http/problem.ts';
import { correlation } from '#shared/observe/log.ts';
import { say } from '#shared/text/language.ts';
import type { Flaw } from './errors/flaw.ts';
import type { ImportKind } from './registry/kinds.ts';
import { progressOf } from './run/chunks.ts';
import type { ImportRecord, ImportStore } from './run/imports.ts';
import { importProblems } from './words.ts';

/** Most bad rows in one answer; all of them are read page by page. */
const MAX_IN_ANSWER = 1000;

interface BadRow extends FieldError, Pick<Flaw, 'file' | 'line'> {
  readonly kind: ImportKind;
  readonly also?: readonly FieldError[];
}

/** A bad row in the caller's language. */
export const problemOf =
  (lang: Language) =>
  ({ file, kind, line, field, code, words, also }: Flaw): BadRow => ({
    file,
    // Rows are read by kind, so no flaw has another.
    kind: kind as ImportKind,
    line,
    field,
    code,
    message: say(words, lang),
    ...(also && {
      also: also.map((fault) => ({
        field: fault.field,
        code: fault.code,
        message: say(fault.words, lang),
      })),
    }),
  });

/** How an import stands. `rows` and `bad` count lines of the files, `total` and `done` records to write. */
export function importView(id: string, record: ImportRecord, done: ReadonlySet<string>, lang: Language) {
  const progress = progressOf(record.outline, done);
  const status: 'rejected' | 'running' | 'done' = record.rejected
    ? 'rejected'
    : progress.stage
      ? 'running'
      : 'done';
  return {
    id,
    status,
    at: record.at,
    rows: record.rows,
    bad: record.bad,
    ...progress,
    warnings: record.warnings.map(problemOf(lang)),
    warned: record.warned,
  };
}

/** A problem that lists the first bad rows and says how many there are. */
export function rejection(id: string, record: ImportRecord, flaws: readonly Flaw[], lang: Language) {
  const body = problemBody(importProblems.importRejected(), lang, correlation() ?? '');
  return {
    status: 422 as const,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: {
      ...body,
      import: id,
      total: record.bad,
      errors: flaws.slice(0, MAX_IN_ANSWER).map(problemOf(lang)),
    },
  };
}

/** The first bad rows, as many as one answer tells. */
export async function firstFlaws(errors: ImportStore['errors'], id: string): Promise<Flaw[]> {
  const flaws: Flaw[] = [];
  for (let n: number | undefined = 0; n !== undefined && flaws.length < MAX_IN_ANSWER; ) {
    const page: Awaited<ReturnType<ImportStore['errors']>> = await errors(id, n);
    flaws.push(...page.flaws);
    n = page.next;
  }
  return flaws;
}

/** Which page of bad rows a cursor means. @throws Problem invalid for one that no page gave out */
export function errorPage(after: string | undefined): number | undefined {
  const key = fromCursor<{ n?: unknown }>(after);
  if (key === undefined) return undefined;
  if (!Number.isSafeInteger(key.n) || (key.n as number) < 1) throw badCursor();
  return key.n as number;
}
