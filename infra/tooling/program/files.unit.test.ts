import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { filesBelow, hashOf, readJson, writeJson } from './files.ts';

const folder = () => tempFolder('files');

test('a hash depends on file content, file name and the other values, and on nothing else', () => {
  const base = folder();
  writeFileSync(join(base, 'a'), 'one');
  const hash = () => hashOf(base, filesBelow(base), 'origin');
  const first = hash();
  expect(hash()).toBe(first);
  expect(hashOf(base, filesBelow(base), 'other')).not.toBe(first);
  writeFileSync(join(base, 'a'), 'two');
  expect(hash()).not.toBe(first);
  writeFileSync(join(base, 'a'), 'one');
  expect(hash()).toBe(first);
  writeFileSync(join(base, 'b'), '');
  expect(hash()).not.toBe(first);
});

test('two checkouts with the same files have the same hash', () => {
  const [one, two] = [folder(), folder()];
  for (const base of [one, two]) writeFileSync(join(base, 'a'), 'same');
  expect(hashOf(one, filesBelow(one))).toBe(hashOf(two, filesBelow(two)));
});

test('skips installed and excluded files', () => {
  const base = folder();
  for (const name of ['src', 'node_modules', 'out']) {
    mkdirSync(join(base, name));
    writeFileSync(join(base, name, 'x.ts'), '');
  }
  expect(filesBelow(base, (path) => path.endsWith('out'))).toEqual([join(base, 'src', 'x.ts')]);
  expect(filesBelow(join(base, 'missing'))).toEqual([]);
});

test('a file that was cut short reads as missing', () => {
  const file = join(folder(), 'x.json');
  writeJson(file, { a: 1 });
  expect(readJson(file)).toEqual({ a: 1 });
  writeFileSync(file, '{"a":');
  expect(readJson(file)).toBeUndefined();
});
