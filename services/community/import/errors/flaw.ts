import type * as z from 'zod/mini';
import { fieldErrors } from '#shared/http/validate.ts';
import type { Words } from '#shared/text/language.ts';
import { type FlawCode, flawWords, hints, knownWords, type Params } from './words.ts';

/** Where a row stands: which file of the request (from 1), and its first line (of JSON: which element, from 1). */
export interface Spot {
  readonly file: number;
  readonly kind: string;
  readonly line: number;
  /** Where inside the element, of JSON that is nested: `rules.2`. */
  readonly inside?: string;
}

/** A field of the row, with its place inside the element. */
const within = ({ inside }: Spot, field: string): string =>
  inside === undefined ? field : [inside, field].filter(Boolean).join('.');

export interface Fault {
  readonly field: string;
  readonly code: string;
  readonly words: Words;
}

/** One bad row: its first fault, and what else is wrong with it. */
export interface Flaw extends Spot, Fault {
  readonly also?: readonly Fault[];
}

export const flaw = (at: Spot, field: string, code: FlawCode, params: Params = {}): Flaw => ({
  file: at.file,
  kind: at.kind,
  line: at.line,
  field: within(at, field),
  code,
  words: flawWords(code, params),
});

/** What a schema found in one row, in words that fit the column. */
export function schemaFlaws(at: Spot, issues: readonly z.core.$ZodIssue[]): Flaw[] {
  const english = fieldErrors(issues, 'en');
  return fieldErrors(issues, 'zh-CN').map(({ field: path, code, message }, i) => {
    const [field = ''] = path.split('.');
    const hint = code === 'wrong-format' ? (hints[field] ?? hints[columnAs[field] ?? '']) : undefined;
    const words = knownWords(code) ?? hint ?? { zh: message, en: english[i]?.message ?? message };
    return { file: at.file, kind: at.kind, line: at.line, field: within(at, field), code, words };
  });
}

/** Columns that hold an id of something. */
const columnAs: Readonly<Record<string, string>> = {
  parent: 'id',
  area: 'id',
  team: 'id',
  member: 'id',
  responsible: 'id',
  staff: 'id',
  code: 'id',
  purpose: 'id',
  category: 'id',
  set: 'id',
  sla: 'id',
};

/** Each bad row once, in the order of files and lines. */
export function byRow(flaws: readonly Flaw[]): Flaw[] {
  const rows = Map.groupBy(flaws, rowKey);
  return [...rows.values()]
    .map(([first, ...rest]) => {
      const also = rest
        .map(({ field, code, words }) => ({ field, code, words }))
        .filter(({ field, code }) => field !== first?.field || code !== first.code);
      return { ...(first as Flaw), ...(also.length > 0 && { also }) };
    })
    .sort((a, b) => a.file - b.file || a.line - b.line);
}

export const rowKey = ({ file, line }: Spot): string => `${file}:${line}`;
