import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecords } from './csv.ts';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    '𠮷野家',
    '㐂',
    '🏠🔥',
    '<b onclick="x">&amp;</b>',
    'a,b',
    'two\nlines',
    'say "hi"',
    '；',
  ),
);

test('reads back what was written as CSV, each record with its first line', () => {
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 12 }),
    );
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, mark) => {
      const texts = rows.map((row) => row.map(quoted).join(','));
      const records = csvRecords((mark ? '\uFEFF' : '') + texts.join(end));
      let line = 1;
      const lines = texts.map((text) => {
        const at = line;
        line += text.split(/\r\n|\n|\r/).length;
        return at;
      });
      expect(records).toEqual(rows.map((cells, i) => ({ line: lines[i], cells })));
    }),
  );
});

test('a wrong quote affects its own line only', () => {
  const text = 'a,b\nbad"quote,x\n"after"x,y\nc,"open\nd,e\n\nf,"two\nlines"\r\ng,h';
  expect(csvRecords(text)).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2 },
    { line: 3 },
    { line: 4 },
    { line: 5, cells: ['d', 'e'] },
    { line: 7, cells: ['f', 'two\nlines'] },
    { line: 9, cells: ['g', 'h'] },
  ]);
});

test('an unclosed quote does not swallow the file', () => {
  const rest = Array.from({ length: 50 }, (_, i) => `r${i},x`);
  const records = csvRecords(['id,name', 'a,"open', ...rest].join('\n'));
  expect(records.filter(({ cells }) => !cells)).toEqual([{ line: 2 }]);
  expect(records).toHaveLength(52);
});
