import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidate, grouped, isNumber, readNumber, withCheck } from './number.ts';

const eleven = fc.stringMatching(/^\d{11}$/);
const replaced = (s: string, at: number, by: string) => s.slice(0, at) + by + s.slice(at + 1);

test('the check digit is that of Damm’s own example', () => {
  expect(withCheck('572')).toBe('5724');
});

test('a number with its check digit is a number; other lengths and other characters are none', () => {
  fc.assert(fc.property(eleven, (digits) => isNumber(withCheck(digits))));
  for (const other of [
    '',
    '5724',
    '00000000000',
    '0000000000000',
    '00000000000x',
    ' 000000000000',
    '０'.repeat(12),
  ])
    expect(isNumber(other)).toBe(false);
  expect(isNumber('000000000000\n')).toBe(false);
});

test('every single wrong digit is noticed', () => {
  fc.assert(
    fc.property(eleven, (digits) => {
      const right = withCheck(digits);
      for (let at = 0; at < 12; at++)
        for (const digit of '0123456789')
          if (digit !== right[at]) expect(isNumber(replaced(right, at, digit))).toBe(false);
    }),
  );
});

test('every swap of two neighbours is noticed', () => {
  fc.assert(
    fc.property(eleven, (digits) => {
      const right = withCheck(digits);
      for (let at = 0; at < 11; at++) {
        const [a = '', b = ''] = right.slice(at, at + 2);
        if (a !== b) expect(isNumber(replaced(replaced(right, at, b), at + 1, a))).toBe(false);
      }
    }),
  );
});

test('a candidate says year and day of the year in the community’s zone, and is a number', () => {
  expect(candidate('R1', '2026-11-22T01:00:00.000Z', 'Asia/Shanghai', 0)).toMatch(/^26326/);
  expect(candidate('R1', '2026-12-31T15:59:59.999Z', 'Asia/Shanghai', 0)).toMatch(/^26365/);
  expect(candidate('R1', '2026-12-31T16:00:00.000Z', 'Asia/Shanghai', 0)).toMatch(/^27001/);
  expect(candidate('R1', '2028-12-31T12:00:00.000Z', 'Asia/Shanghai', 0)).toMatch(/^28366/);
  expect(candidate('R1', '2026-01-09T12:00:00.000Z', 'Asia/Shanghai', 0)).toMatch(/^26009/);
});

test('the same report always tries the same candidates, another attempt another one, another report others', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(49), (id, attempt) => {
      const at = '2026-11-22T01:00:00.000Z';
      const one = candidate(id, at, 'Asia/Shanghai', attempt);
      expect(isNumber(one)).toBe(true);
      expect(candidate(id, at, 'Asia/Shanghai', attempt)).toBe(one);
    }),
  );
  const all = new Set<string>();
  for (let attempt = 0; attempt < 50; attempt++)
    for (const id of ['R1', 'R2'])
      all.add(candidate(id, '2026-11-22T01:00:00.000Z', 'Asia/Shanghai', attempt));
  expect(all.size).toBe(100);
});

test('a number is shown in fours and read back however it was typed', () => {
  expect(grouped('263260473158')).toBe('2632 6047 3158');
  fc.assert(
    fc.property(eleven, (digits) => {
      const number = withCheck(digits);
      expect(readNumber(grouped(number))).toBe(number);
    }),
  );
  for (const typed of [
    '2632-6047-3158',
    '２６３２ ６０４７　３１５８',
    '2632–6047—3158',
    '\u202D263260473158\u202C',
    ' 263260473158\n',
  ])
    expect(readNumber(typed)).toBe('263260473158');
  expect(readNumber('2632x')).toBe('2632x');
});
