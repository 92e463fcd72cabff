import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { assetPathsModule, assets } from './build.ts';

test('keeps the committed asset paths current (run `node services/site/build.ts`)', () => {
  expect(readFileSync(join(import.meta.dirname, 'assets', 'paths.ts'), 'utf8')).toBe(assetPathsModule());
});

test('keeps the assets of a page for residents below 6 KB gzip', () => {
  const bytes = Object.values(assets()).map(({ content }) => gzipSync(content).length);
  expect(bytes.reduce((a, b) => a + b)).toBeLessThan(6 * 1024);
});

test('has no url or import in the style sheet', () => {
  expect(assets().css.content).not.toMatch(/url\(|@import|https?:/);
});
