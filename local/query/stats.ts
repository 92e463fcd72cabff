import type { Row } from './filter.ts';
import type { Reader } from './reader.ts';

interface Figure {
  readonly name: string;
  readonly of: (rows: readonly Row[]) => number;
}
interface Group {
  readonly name: string;
  readonly of: (row: Row) => unknown;
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `stats count(*) as n, pct(ms, 95) by service, bin(5m)`: one row for each group, in the order of their first lines. */
export function readStats(reader: Reader): (rows: readonly Row[]) => Row[] {
  const figures = reader.list(() => readFigure(reader));
  const groups = reader.takes('by') ? reader.list(() => readGroup(reader)) : [];
  return (rows) =>
    [...Map.groupBy(rows, (row) => JSON.stringify(groups.map(({ of }) => of(row) ?? null)))].map(
      ([, members]) => ({
        ...Object.fromEntries(groups.map(({ name, of }) => [name, of(members[0] as Row)])),
        ...Object.fromEntries(figures.map(({ name, of }) => [name, of(members)])),
      }),
    );
}

function readFigure(reader: Reader): Figure {
  const kind = reader.word();
  reader.must('(');
  const field = reader.takes('*') ? '*' : reader.word();
  const share = reader.takes(',') ? reader.number() : 0;
  reader.must(')');
  const of = FIGURES[kind];
  if (!of) throw new Error(`"${kind}" is no figure`);
  const name = reader.takes('as') ? reader.word() : `${kind}(${field}${kind === 'pct' ? `, ${share}` : ''})`;
  const numbers = (rows: readonly Row[]) =>
    field === '*'
      ? rows.map(() => 1)
      : rows.flatMap((row) => (row[field] === undefined ? [] : [Number(row[field])]));
  return { name, of: (rows) => of(numbers(rows), share) };
}

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const FIGURES: Readonly<Record<string, (values: readonly number[], share: number) => number>> = {
  count: (values) => values.length,
  sum: total,
  avg: (values) => total(values) / values.length,
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  pct: (values, share) =>
    values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((share / 100) * values.length) - 1)] ?? Number.NaN,
};

function readGroup(reader: Reader): Group {
  const name = reader.word();
  if (name !== 'bin') return { name, of: (row) => row[name] };
  reader.must('(');
  const width = reader.word();
  reader.must(')');
  const [, count = '1', unit = 'm'] = /^(\d+)([smhd])$/.exec(width) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? 60_000);
  const begin = (row: Row) => Math.floor(Date.parse(String(row['@timestamp'])) / ms) * ms;
  return { name: `bin(${width})`, of: (row) => new Date(begin(row)).toISOString() };
}
