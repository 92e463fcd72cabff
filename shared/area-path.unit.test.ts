import { expect, test } from 'vitest';
import { above, idOf, upwards } from './area-path.ts';

test('a path ends in the area’s own id, which at the root is all of it', () => {
  expect(['c/a/a1', 'c/a', 'c'].map(idOf)).toEqual(['a1', 'a', 'c']);
});

test('above a root there is nothing', () => {
  expect(above('c/a/a1')).toBe('c/a');
  expect(above('c')).toBeUndefined();
});

test('upwards the nearest comes first, the root last', () => {
  expect(upwards('c/a/a1')).toEqual(['c/a/a1', 'c/a', 'c']);
  expect(upwards('c')).toEqual(['c']);
});
