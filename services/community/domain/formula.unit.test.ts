import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areas } from '../import/areas/columns.ts';
import { readFile } from '../import/file/read-file.ts';
import { asCsv } from '../import/row/table.ts';
import { guarded, unguarded } from './formula.ts';

const content = (name: string) => asCsv({ columns: ['id', 'name'], rows: [{ id: 'qt-1', name }] });
test.each(['=HYPERLINK("https://x.example","点")', "+cmd|' /C calc'!A0", '-2+cmd|x', '@SUM(A1)', '＝1+1'])(
  'a spreadsheet shows %s of an export as text instead of running it',
  (name) => {
    const [, line = ''] = content(name).split('\n');
    expect(line.replace('qt-1,', '').replace(/^"/, '')).toMatch(/^'/);
  },
);

test('telephone numbers and numbers stay as they are', () => {
  for (const text of ['+8613800000001', '021-6100 0000', '-1.5', '幸福里', "O'Neill"])
    expect(guarded(text)).toBe(text);
});

test('every text comes back exactly', () => {
  const tricky = fc
    .array(fc.constantFrom("'", '=', '+', '-', '@', '＝', '1', 'x', ' '))
    .map((all) => all.join(''));
  fc.assert(fc.property(fc.oneof(fc.string(), tricky), (text) => unguarded(guarded(text)) === text));
});

test('the import takes an exported text for what it was', () => {
  const columns = ['id', 'parent', 'kind', 'name'];
  for (const name of ['=1+1', "'=1+1", '@幸福里', '幸福里']) {
    const file = asCsv({ columns, rows: [{ id: 'qt-1', kind: 'block', name }] });
    const { rows, flaws } = readFile({ format: 'csv', content: file }, 1, areas);
    expect(flaws).toEqual([]);
    expect(rows[0]?.cells.name).toBe(name);
  }
});
