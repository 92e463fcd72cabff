import { expect, test } from 'vitest';
import { areas } from '../areas/columns.ts';
import { asCsv } from '../row/table.ts';
import { readFile } from './read-file.ts';

const content = (name: string) => asCsv({ columns: ['id', 'name'], rows: [{ id: 'qt-1', name }] });
test.each(['=HYPERLINK("https://x.example","点")', "+cmd|' /C calc'!A0", '-2+cmd|x', '@SUM(A1)', '＝1+1'])(
  'a spreadsheet shows %s of an export as text instead of running it',
  (name) => {
    const [, line = ''] = content(name).split('\n');
    expect(line.replace('qt-1,', '').replace(/^"/, '')).toMatch(/^'/);
  },
);

test('the import restores an exported text', () => {
  const columns = ['id', 'parent', 'kind', 'name'];
  for (const name of ['=1+1', "'=1+1", '@幸福里', '幸福里']) {
    const file = asCsv({ columns, rows: [{ id: 'qt-1', kind: 'block', name }] });
    const { rows, flaws } = readFile({ format: 'csv', content: file }, 1, areas);
    expect(flaws).toEqual([]);
    expect(rows[0]?.cells.name).toBe(name);
  }
});
