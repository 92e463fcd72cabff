import { expect, test } from 'vitest';
import { findAtDepth, withoutItem } from './source.ts';

test('an item ends at the comma of its own depth, whatever stands inside', () => {
  const code = "{ a: f({ x: [1, 2] }, ', }'), b: 1 }";
  expect(code.slice(findAtDepth(code, 2, ','))).toBe(', b: 1 }');
  expect(withoutItem(code, 2)).toBe('{ b: 1 }');
});

test('type arguments belong to their item; comparisons and arrows open and close nothing', () => {
  expect(withoutItem('{ a: f<X, Y>((x) => x < 1), b }', 2)).toBe('{ b }');
});

test('the last item ends with the bracket that holds it', () => {
  expect(withoutItem('[A, B]', 4)).toBe('[A, ]');
});

test('steps over comments, strings and templates', () => {
  const code = '{ a: `x, }`, // b, c\n  d: 1 }';
  expect(withoutItem(code, 2)).toBe('{ // b, c\n  d: 1 }');
  expect(findAtDepth('/* , */ x, y', 0, ',')).toBe(9);
});
