import { expect, test } from 'vitest';
import { canonical, plain } from './plain.ts';

test('keeps what JSON keeps', () => {
  expect(plain({ a: undefined, b: [1, { c: null }], d: new Date(0) })).toEqual({
    b: [1, { c: null }],
    d: '1970-01-01T00:00:00.000Z',
  });
  expect(Object.keys(plain({ a: undefined }))).toEqual([]);
});

test('canonical gives the same bytes whatever order the keys came in, and leaves lists in theirs', () => {
  const one = { b: 1, a: { d: [{ y: 1, x: 2 }, 'z', null], c: true } };
  const other = { a: { c: true, d: [{ x: 2, y: 1 }, 'z', null] }, b: 1 };
  expect(JSON.stringify(canonical(one))).toBe('{"a":{"c":true,"d":[{"x":2,"y":1},"z",null]},"b":1}');
  expect(JSON.stringify(canonical(other))).toBe(JSON.stringify(canonical(one)));
});
