import { expect, test } from 'vitest';
import { itemSize } from './size.ts';

test.each<[string, unknown, number]>([
  ['a text counts its UTF-8 bytes', '呼应', 6],
  ['an empty text counts nothing', '', 0],
  ['null counts one', null, 1],
  ['so does a boolean', false, 1],
  ['zero counts one', 0, 1],
  ['a digit counts two', 7, 2],
  ['two digits count two', 42, 2],
  ['three digits count three', 123, 3],
  ['trailing zeros do not count', 1200, 2],
  ['zeros inside do', 1002, 3],
  ['nor leading ones', 0.0012, 2],
  ['nor the exponent', 1.5e300, 2],
  ['a fraction counts its digits', 12.345, 4],
  ['a sign counts one', -42, 3],
  ['bytes count themselves', new Uint8Array(5), 5],
  ['an empty list counts three', [], 3],
  ['a member of a list counts one more', ['ab', 'c'], 8],
  ['an empty map counts three', {}, 3],
  ['a member of a map counts one more and its name', { ab: 'c' }, 7],
  ['what is undefined is not stored', { ab: undefined }, 3],
])('%s', (_, value, size) => {
  expect(itemSize({ nm: value })).toBe(size + 2);
});

test('attributes of the item itself count name and value only', () => {
  expect(itemSize({ pk: 'R1', sk: '-', gone: undefined })).toBe(7);
});
