import { expect, test } from 'vitest';
import { failingPhone, phoneOf } from './phones.ts';

test('makes ninety thousand different numbers from the unassigned range, none unreachable by accident', () => {
  const numbers = Array.from({ length: 90_000 }, (_, index) => phoneOf(index));
  expect(new Set(numbers).size).toBe(90_000);
  expect(numbers.filter((number) => number.endsWith('0000'))).toEqual([]);
  expect(numbers.every((number) => /^\+86154000\d{5}$/.test(number))).toBe(true);
});

test('an unreachable number ends in 0000', () => {
  expect([1, 2, 3].map(failingPhone)).toEqual(['+8615400010000', '+8615400020000', '+8615400030000']);
});
