import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, plainCsv } from './csv.ts';
import { guarded, unguarded } from './formula.ts';

test('quotes cells with commas, quotes and line ends, and marks the file as UTF-8 for spreadsheets', () => {
  expect(csv([['片区', 'a,b', 'say "x"', 'one\ntwo', 'three\rfour', '', 3]])).toBe(
    '\uFEFF片区,"a,b","say ""x""","one\ntwo","three\rfour",,3\n',
  );
});

test('writes no byte order mark into a file for programs', () => {
  expect(plainCsv([['id'], ['qt']])).toBe('id\nqt\n');
});

test('makes text of what a spreadsheet would run as a formula, and leaves numbers', () => {
  expect(csv([['=1+1', '-x', '\tx', -1]])).toBe("\uFEFF'=1+1,'-x,'\tx,-1\n");
});

test('leaves telephone numbers and numbers as they are', () => {
  for (const text of ['+8613800000001', '021-6100 0000', '-1.5', '幸福里', "O'Neill"])
    expect(guarded(text)).toBe(text);
});

const tricky = fc
  .array(fc.constantFrom("'", '"', ',', '=', '+', '-', '@', '＝', '1', 'x', ' ', '\t', '\r', '\n'))
  .map((all) => all.join(''));
const text = fc.oneof(fc.string({ unit: 'grapheme' }), tricky);

test('gives every guarded text back exactly', () => {
  fc.assert(fc.property(text, (each) => unguarded(guarded(each)) === each));
});

test('gives every row back to a reader of CSV', () => {
  const rows = fc
    .integer({ min: 2, max: 5 })
    .chain((columns) =>
      fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 9 }),
    );
  fc.assert(
    fc.property(rows, (table) => {
      const read: string[][] = parse(csv(table), { bom: true, record_delimiter: '\n' });
      expect(read.map((row) => row.map(unguarded))).toEqual(table);
    }),
  );
});
