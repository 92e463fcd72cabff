import { expect, test } from 'vitest';
import { above } from '#shared/area-path.ts';
import { area, areas, sample } from '../testing/sample-community.ts';
import { areaAt, common, gazetteer } from './gazetteer.ts';

test('the newer of two rows of one area counts, in any order', () => {
  const old = area('c/a/a1', 'block', '旧名', [], { version: 1 });
  const now = area('d/c/a/a1', 'block', '新名', [], { version: 2 });
  expect(areaAt(gazetteer([old, now]), 'c/a/a1')?.name).toBe('新名');
  expect(areaAt(gazetteer([now, old]), 'c/a/a1')?.name).toBe('新名');
});

test('ignores closed areas', () => {
  expect(areaAt(sample, 'c/b/b3')).toBeUndefined();
  expect(sample.blocks.map((b) => b.id)).toEqual(['a1', 'a2', 'b1', 'b2']);
  expect(sample.names.meanings.has('关了的院')).toBe(false);
});

test('finds an area by its id, even through a path from before it moved', () => {
  expect(areaAt(sample, 'elsewhere/b/b1')?.path).toBe('c/b/b1');
  expect(areaAt(sample, 'c')?.path).toBe('c');
  expect(areaAt(sample, 'c/nowhere')).toBeUndefined();
});

test('the root is the highest area, undefined without areas', () => {
  expect(sample.root).toBe('c');
  expect(gazetteer(areas.toReversed()).root).toBe('c');
  expect(gazetteer([area('a/y', 'block', 'y'), area('x', 'district', 'x')]).root).toBe('x');
  expect(gazetteer([]).root).toBeUndefined();
});

test('the common path is that of the smallest area around all', () => {
  expect(common(['c/a/a1', 'c/a/a2'])).toBe('c/a');
  expect(common(['c/a/a1', 'c/b/b1'])).toBe('c');
  expect(common(['c/a', 'c/a/a2'])).toBe('c/a');
  expect(common(['c/a/a1'])).toBe('c/a/a1');
  expect(common(['c/a', 'd/a'])).toBeUndefined();
  expect(common([])).toBeUndefined();
});

test('lists the parents of an area up to the root', () => {
  expect(above('c/a/a1')).toBe('c/a');
  expect(above('c')).toBeUndefined();
});
