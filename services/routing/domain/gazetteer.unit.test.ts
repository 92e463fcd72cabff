import { expect, test } from 'vitest';
import { above } from '#shared/area-path.ts';
import { area, areas, sample } from '../testing/sample-community.ts';
import { areaAt, common, gazetteer } from './gazetteer.ts';

test('of two rows of one area the newer counts, in whatever order they come', () => {
  const old = area('c/a/a1', 'block', '旧名', [], { version: 1 });
  const now = area('d/c/a/a1', 'block', '新名', [], { version: 2 });
  expect(areaAt(gazetteer([old, now]), 'c/a/a1')?.name).toBe('新名');
  expect(areaAt(gazetteer([now, old]), 'c/a/a1')?.name).toBe('新名');
});

test('closed areas are not there', () => {
  expect(areaAt(sample, 'c/b/b3')).toBeUndefined();
  expect(sample.blocks.map((b) => b.id)).toEqual(['a1', 'a2', 'b1', 'b2']);
  expect(sample.names.meanings.has('关了的院')).toBe(false);
});

test('an area is found by its own id, also when a path is from before it moved', () => {
  expect(areaAt(sample, 'elsewhere/b/b1')?.path).toBe('c/b/b1');
  expect(areaAt(sample, 'c')?.path).toBe('c');
  expect(areaAt(sample, 'c/nowhere')).toBeUndefined();
});

test('the root is the highest area; without areas there is none', () => {
  expect(sample.root).toBe('c');
  expect(gazetteer(areas.toReversed()).root).toBe('c');
  expect(gazetteer([area('a/y', 'block', 'y'), area('x', 'district', 'x')]).root).toBe('x');
  expect(gazetteer([]).root).toBeUndefined();
});

test('what is common to paths is the smallest area around them', () => {
  expect(common(['c/a/a1', 'c/a/a2'])).toBe('c/a');
  expect(common(['c/a/a1', 'c/b/b1'])).toBe('c');
  expect(common(['c/a', 'c/a/a2'])).toBe('c/a');
  expect(common(['c/a/a1'])).toBe('c/a/a1');
  expect(common(['c/a', 'd/a'])).toBeUndefined();
  expect(common([])).toBeUndefined();
});

test('above an area is its parent, above the root nothing', () => {
  expect(above('c/a/a1')).toBe('c/a');
  expect(above('c')).toBeUndefined();
});
