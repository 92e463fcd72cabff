import { expect, test } from 'vitest';
import { failingPhone, phoneOf } from './phones.ts';

test('ninety thousand numbers are all different, none fails by accident, all are of the range that rings nowhere', () => {
  const numbers = Array.from({ length: 90_000 }, (_, index) => phoneOf(index));
  expect(new Set(numbers).size).toBe(90_000);
  expect(numbers.filter((number) => number.endsWith('0000'))).toEqual([]);
  expect(numbers.every((number) => /^\+86154000\d{5}$/.test(number))).toBe(true);
});

test('a number that fails on purpose ends in 0000', () => {
  expect([1, 2, 3].map(failingPhone)).toEqual(['+8615400010000', '+8615400020000', '+8615400030000']);
});
