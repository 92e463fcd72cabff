import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { assets, assetPathsModule } from './build.ts';

test('the committed names of the static files are current (run `node services/site/build.ts`)', () => {
  expect(readFileSync(join(import.meta.dirname, 'assets', 'paths.ts'), 'utf8')).toBe(assetPathsModule());
});

test('all that a resident page loads besides its HTML stays below 6 KB gzip', () => {
  const bytes = Object.values(assets()).map(({ content }) => gzipSync(content).length);
  expect(bytes.reduce((a, b) => a + b)).toBeLessThan(6 * 1024);
});

test('the style sheet loads nothing from elsewhere', () => {
  expect(assets().css.content).not.toMatch(/url\(|@import|https?:/);
});
