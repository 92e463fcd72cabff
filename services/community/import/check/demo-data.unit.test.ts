import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checked } from '../../testing/import-files.ts';
import type { NewImport } from '../file/input.ts';
import { MAX_RULES } from '../rule-sets/whole.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
type File = NewImport['files'][number];

/** The demo's files as an administrator would send them. */
const filesIn = (folder: string): File[] => {
  const read = (file: string) => readFileSync(join(root, 'demo', folder, file), 'utf8');
  const manifest: { kind: File['kind']; format: File['format']; file: string }[] = JSON.parse(
    read('manifest.json'),
  );
  return manifest.map(({ kind, format, file }) => ({ kind, format, content: read(file) }));
};

test.each(['data', 'data-small'])('the demo in %s has no bad rows and no warnings', (folder) => {
  const result = checked(filesIn(folder));
  expect(result.bad).toEqual([]);
  expect(result.unusual()).toEqual([]);
});

test('the calendar of 2020 to 2026 and each set of deadlines fit into a rule set', async () => {
  const { rules } = await checked(filesIn('data')).plan();
  const bytes = Object.fromEntries(rules.map(({ id, row }) => [id, Buffer.byteLength(JSON.stringify(row))]));
  expect(Object.keys(bytes).sort()).toEqual([
    'calendar',
    'sla.four-levels',
    'sla.quiet-nights',
    'sla.rules-fast',
    'sla.three-stations',
    'taxonomy',
    'templates',
  ]);
  expect(Math.max(...Object.values(bytes))).toBeLessThan(MAX_RULES);
  expect(bytes.calendar).toBeLessThan(MAX_RULES / 5);
});
