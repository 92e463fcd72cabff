import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../infra/tooling/system/layout.ts';
import { sourceFiles } from '../../support/source-tree.ts';
import { changed, KINDS } from './break.ts';
import { chosen } from './choose.ts';

const files = sourceFiles();
const read = (file: string) => readFileSync(join(root, file), 'utf8');

test('breaks every kind of seam on both sides, by removal and by renaming', () => {
  const breaks = chosen(7, files, read);
  expect(breaks).toHaveLength(KINDS.length * 4);
  expect(new Set(breaks.map(({ kind, side, change }) => `${kind} ${side} ${change}`)).size).toBe(24);
});

test('the same seed breaks the same places, another one others', () => {
  expect(chosen(7, files, read)).toEqual(chosen(7, files, read));
  expect(chosen(8, files, read)).not.toEqual(chosen(7, files, read));
});

test('each break changes its file', () => {
  for (const { place, change } of chosen(9, files, read))
    expect(changed(read(place.file), change, place), place.file).not.toBe(read(place.file));
});

test('says which side of which seam it does not find any more', () => {
  expect(() => chosen(7, [], read)).toThrow('no place found for a removal by the owner of a subscription');
});
