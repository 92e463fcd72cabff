import { type Row, readFilter } from './filter.ts';
import { Reader } from './reader.ts';
import { readStats } from './stats.ts';

type Step = (rows: readonly Row[]) => readonly Row[];

/**
 * A query in the language of CloudWatch Logs Insights, as far as docs/operations.md needs it: `fields`, `filter`,
 * `stats`, `sort`, `limit`, with pipes between.
 * @throws Error saying what is not understood
 */
export function readQuery(query: string): Step {
  const reader = new Reader(query);
  const steps: Step[] = [];
  do steps.push(readStep(reader));
  while (reader.takes('|'));
  if (!reader.done) throw new Error(`"${reader.next().text}" is not understood`);
  return (rows) => steps.reduce((left, step) => step(left), rows);
}

function readStep(reader: Reader): Step {
  const command = reader.word();
  if (command === 'filter') {
    const keep = readFilter(reader);
    return (rows) => rows.filter(keep);
  }
  if (command === 'stats') return readStats(reader);
  if (command === 'fields' || command === 'display') {
    const names = reader.list(() => reader.word());
    return (rows) => rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])));
  }
  if (command === 'sort') return readSort(reader);
  if (command === 'limit') {
    const most = reader.number();
    return (rows) => rows.slice(0, most);
  }
  throw new Error(`"${command}" is no command`);
}

function readSort(reader: Reader): Step {
  const field = reader.word();
  const sign = reader.takes('desc') ? -1 : 1;
  if (sign === 1) reader.takes('asc');
  const order = (a: unknown, b: unknown) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  return (rows) => rows.toSorted((a, b) => sign * order(a[field], b[field]));
}
