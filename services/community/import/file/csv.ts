import { parse } from 'csv-parse/sync';

/** One record and the line on which it begins; without `cells` its quotes do not match. */
export interface CsvRecord {
  readonly line: number;
  readonly cells?: readonly string[];
}

/** A cell may go over so many lines; a quote that is open longer was forgotten. */
const LINES_PER_RECORD = 20;

const isOdd = (text: string): boolean => (text.split('"').length - 1) % 2 === 1;

/**
 * The records of an RFC 4180 text (a byte order mark and any line ends are fine, empty lines are skipped).
 * Each record is parsed by itself, so that a wrong quote spoils its own line and never the rest of the file.
 */
export function csvRecords(text: string): CsvRecord[] {
  const lines = text.replace(/^\uFEFF/, '').split(/(?<=\n|\r(?!\n))/);
  const records: CsvRecord[] = [];
  for (let i = 0; i < lines.length; ) {
    if (lines[i]?.trim() === '') {
      i += 1;
      continue;
    }
    const count = linesOf(lines, i);
    const cells = count === undefined ? undefined : cellsOf(lines.slice(i, i + count).join(''));
    records.push({ line: i + 1, ...(cells && { cells }) });
    i += cells && count ? count : 1;
  }
  return records;
}

/** How many lines the record takes: until its quotes are even. */
function linesOf(lines: readonly string[], from: number): number | undefined {
  let open = false;
  for (let n = 0; n < LINES_PER_RECORD && from + n < lines.length; n++) {
    if (isOdd(lines[from + n] ?? '')) open = !open;
    if (!open) return n + 1;
  }
  return undefined;
}

function cellsOf(record: string): string[] | undefined {
  try {
    const found: string[][] = parse(record, { relax_column_count: true });
    return found.length === 1 ? found[0] : undefined;
  } catch {
    return undefined;
  }
}
