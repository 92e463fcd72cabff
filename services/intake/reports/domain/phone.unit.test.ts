import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canText, maskPhone, toE164 } from './phone.ts';

const mobile = fc.stringMatching(/^1\d{10}$/);

test('a mainland mobile number is one, however it is typed', () => {
  fc.assert(
    fc.property(mobile, fc.constantFrom('', '86', '+86', '0086', '+86 ', '(+86)'), (digits, code) => {
      expect(toE164(code + digits)).toBe(`+86${digits}`);
    }),
  );
  for (const typed of [
    '138 0000 5678',
    '138-0000-5678',
    '138–0000–5678',
    ' 13800005678\n',
    '１３８００００５６７８',
    '＋８６（138）00005678',
    '\u202D13800005678\u202C',
  ])
    expect(toE164(typed)).toBe('+8613800005678');
});

test.each([
  ['021-64123456', '+862164123456'],
  ['(021) 6412 3456', '+862164123456'],
  ['010 65123456', '+861065123456'],
  ['0571-87654321', '+8657187654321'],
  ['0991-2345678', '+869912345678'],
  ['+86 21 64123456', '+862164123456'],
  ['+86 (0)21 64123456', '+862164123456'],
  ['0086 021 64123456', '+862164123456'],
])('the fixed line %s is %s', (typed, e164) => {
  expect(toE164(typed)).toBe(e164);
});

test('a number of another country is taken as it is, when it says so', () => {
  expect(toE164('+1 (212) 555-0100')).toBe('+12125550100');
  expect(toE164('+852 2345 6789')).toBe('+85223456789');
  expect(toE164('+1234567')).toBe('+1234567');
  expect(toE164('+123456789012345')).toBe('+123456789012345');
});

test.each([
  '',
  '12345',
  '110',
  '1380000567',
  '138000056789',
  '23800005678',
  '+86 1380000567',
  '+86 138000056789',
  '+86',
  '64123456',
  '021641234567',
  '02164123',
  '0091-2345678',
  '+0123456789',
  '+123456',
  '+1234567890123456',
  'abc',
  '138 0000 567x',
  'x13800005678',
  'x021-64123456',
  'x+1 212 555 0100',
  '+1 212 555 0100 x',
  '13800005678,13800005679',
  '+86\u0000 13800005678',
])('%j is no phone number', (typed) => {
  expect(toE164(typed)).toBeUndefined();
});

test('normalises a normalised number to itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(\+|00|0)?\d{5,13}$/), (typed) => {
      const e164 = toE164(typed);
      if (e164 === undefined) return;
      expect(e164).toMatch(/^\+[1-9]\d{6,14}$/);
      expect(toE164(e164)).toBe(e164);
    }),
  );
});

test('a masked number shows the last four digits and hides the four before', () => {
  expect(maskPhone('+8613800005678')).toBe('+86138****5678');
  expect(maskPhone('+862164123456')).toBe('+8621****3456');
  expect(maskPhone('+1234567')).toBe('****4567');
});

test('allows SMS to mainland numbers only', () => {
  expect(canText('+8613800005678')).toBe(true);
  expect(canText('+14155550123')).toBe(false);
  expect(canText(undefined)).toBe(false);
});
