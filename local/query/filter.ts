import type { Reader } from './reader.ts';

/** A log line's fields. */
export type Row = Readonly<Record<string, unknown>>;
export type Predicate = (row: Row) => boolean;

/** `a and (b or not c)`, with the precedence of CloudWatch Logs Insights. */
export function readFilter(reader: Reader): Predicate {
  const parts = [readAnd(reader)];
  while (reader.takes('or')) parts.push(readAnd(reader));
  return (row) => parts.some((part) => part(row));
}

function readAnd(reader: Reader): Predicate {
  const parts = [readOne(reader)];
  while (reader.takes('and')) parts.push(readOne(reader));
  return (row) => parts.every((part) => part(row));
}

function readOne(reader: Reader): Predicate {
  if (reader.takes('not')) {
    const inner = readOne(reader);
    return (row) => !inner(row);
  }
  if (reader.takes('(')) {
    const inner = readFilter(reader);
    reader.must(')');
    return inner;
  }
  if (reader.takes('ispresent')) {
    reader.must('(');
    const field = reader.word();
    reader.must(')');
    return (row) => row[field] !== undefined && row[field] !== null;
  }
  const field = reader.word();
  if (reader.takes('like')) return like(field, reader);
  return compare(field, reader.next().text, reader.next().text);
}

function like(field: string, reader: Reader): Predicate {
  const { kind, text } = reader.next();
  const pattern = kind === 'pattern' ? new RegExp(text) : undefined;
  return (row) => {
    const value = String(row[field] ?? '');
    return pattern ? pattern.test(value) : value.includes(text);
  };
}

/** Numbers as numbers, everything else as text; a line without the field is never equal and never unequal. */
function compare(field: string, operator: string, wanted: string): Predicate {
  const test = OPERATORS[operator];
  if (!test) throw new Error(`"${operator}" is no comparison`);
  return (row) => {
    const value = row[field];
    if (value === undefined || value === null) return false;
    return typeof value === 'number' ? test(value, Number(wanted)) : test(String(value), wanted);
  };
}

const OPERATORS: Readonly<Record<string, (a: string | number, b: string | number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
