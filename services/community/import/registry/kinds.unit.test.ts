import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { columnNames } from '../row/columns.ts';
import { kinds, rowKinds, stages } from './kinds.ts';

test('every folder that holds a row kind is registered under its own name', () => {
  const folders = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('/kind.ts'))
    .map(dirname)
    .filter((folder) => folder !== 'row');
  expect([...kinds].sort()).toEqual(folders.sort());
});

test('stages keep their names: chunks of work carry them', () => {
  expect(stages).toEqual([
    'areas',
    'teams',
    'members',
    'units',
    'services',
    'grants',
    'absences',
    'duties',
    'rules',
  ]);
});

test.each(rowKinds)('the required columns of $columns.kind are among its columns', ({ columns }) => {
  const names = columnNames(columns);
  for (const column of [...columns.needed, ...(columns.key ? [columns.key] : [])])
    expect(names).toContain(column);
});
