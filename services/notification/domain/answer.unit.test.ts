import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswer } from './answer.ts';

test.each([
  ['1', '1'],
  [' 1 \n', '1'],
  ['１', '1'],
  ['①', '1'],
  ['「1」', '1'],
  ['“2”', '2'],
  ['(3)', '3'],
  ['3。', '3'],
  ['1！', '1'],
  ['回复1', '1'],
  ['回复：1', '1'],
  ['选2', '2'],
  ['\u202a1\u202c', '1'],
])('%j is the digit %s', (body, digit) => {
  expect(readAnswer(body)).toEqual({ digit });
});

test.each([
  '1 3158',
  '1,3158',
  '1，3158',
  '1、3158',
  '1-3158',
  '13158',
  '１　３１５８',
  '「1」「3158」',
  '「1 3158」',
  '1 2632 6047 3158',
  '1：263260473158。',
])('%j is the digit 1 for the ticket that ends in 3158', (body) => {
  expect(readAnswer(body)).toEqual({ digit: '1', four: '3158' });
});

test('four digits alone, or a whole number, say which ticket and not what', () => {
  expect(readAnswer('3158')).toEqual({ four: '3158' });
  expect(readAnswer('2632 6047 3158')).toEqual({ four: '3158' });
});

test.each([
  '',
  ' ',
  '？',
  '好的',
  '1楼漏水',
  '没有解决1',
  '12',
  '123',
  '1 31',
  '1 31588',
  '1 3158 2',
  '1 2',
  '1.5',
  '一',
  'OK 1',
  'https://a.cn/1',
  '13800000001',
])('reads no answer from %j', (body) => {
  expect(readAnswer(body)).toEqual({});
});

test('reads only digits that were sent', () => {
  const bits = fc.constantFrom(
    '1',
    '3158',
    '２',
    '「',
    '」',
    ' ',
    '，',
    '回复',
    '好',
    '𠮷',
    '\u202d',
    '.',
    '12',
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: bits }), fc.string({ unit: 'grapheme' })), (body) => {
      const { digit, four } = readAnswer(body);
      const plain = body.normalize('NFKC').replace(/\D/g, '');
      if (digit !== undefined) expect(plain.startsWith(digit) && /^\d$/.test(digit)).toBe(true);
      if (four !== undefined) expect(plain.endsWith(four) && /^\d{4}$/.test(four)).toBe(true);
    }),
  );
});
