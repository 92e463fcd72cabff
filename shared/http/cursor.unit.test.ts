import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCursor, toCursor } from './cursor.ts';

const names = ['pk', 'since'];

test('gives back the key that a cursor was made of', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (pk, since) => {
      expect(fromCursor(toCursor({ pk, since }), names)).toEqual({ pk, since });
    }),
  );
  expect(toCursor({ pk: 'R1' })).toMatch(/^[\w-]+$/);
});

test('has no key without a cursor', () => {
  expect(toCursor(undefined)).toBeUndefined();
  expect(fromCursor(undefined, names)).toBeUndefined();
  expect(fromCursor('', names)).toBeUndefined();
});

test.each([
  ['nonsense', '%%%'],
  ['base64 of no JSON', Buffer.from('{').toString('base64url')],
  ['a text', toCursor('R1' as never)],
  ['null', Buffer.from('null').toString('base64url')],
  ['a list', toCursor(['R1', '2026'])],
  ['a missing name', toCursor({ pk: 'R1' })],
  ['a name too many', toCursor({ pk: 'R1', since: '2026', sk: '-' })],
  ['another name', toCursor({ pk: 'R1', sk: '-' })],
  ['an inherited name', Buffer.from('{"pk":"R1","__proto__":{"since":"x"}}').toString('base64url')],
  ['a number', toCursor({ pk: 'R1', since: 5 })],
  ['an empty text', toCursor({ pk: '', since: '2026' })],
  ['an over-long text', toCursor({ pk: 'R1', since: 'x'.repeat(513) })],
  ['a text with too many bytes for a key', toCursor({ pk: 'R1', since: '字'.repeat(171) })],
])('rejects a cursor that we did not make: %s', (_, cursor) => {
  expect(() => fromCursor(cursor, names)).toThrow(
    expect.objectContaining({
      status: 422,
      code: 'invalid',
      errors: [expect.objectContaining({ field: 'after', code: 'bad-cursor' })],
    }),
  );
});

test('accepts any object when no names are given', () => {
  expect(fromCursor(toCursor({ n: 5 }))).toEqual({ n: 5 });
  expect(() => fromCursor(toCursor(['n']))).toThrow('invalid');
});
