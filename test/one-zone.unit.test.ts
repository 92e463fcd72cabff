import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The default and what belongs to China by nature: its calendar. Notices to administrators name an example. */
const named = new Set([
  'shared/calendar/zone.ts',
  'shared/calendar/china.ts',
  'shared/calendar/issues.ts',
  // Material of property tests.
  'shared/calendar/arbitrary.ts',
]);

const files = globSync('{events,shared,services,infra,ops,local}/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !/\.test\.|\/testing\/|node_modules|\/dist\//.test(file))
  .filter((file) => !named.has(file));

/** Comments may explain with an example. */
const code = (file: string): string =>
  readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '');

const written = /Asia\/Shanghai|\+08:00`|\b8 \* (3_?600|60 \* )|28_?800|EIGHT_HOURS/;

test('product code has no hard-coded time zone', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => written.test(code(file)))).toEqual([]);
});
