import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeOf } from './parts.ts';

test('seventy Chinese characters are one part, one more makes two', () => {
  expect(sizeOf('呼'.repeat(70))).toEqual({ alphabet: 'ucs-2', units: 70, parts: 1 });
  expect(sizeOf('呼'.repeat(71)).parts).toBe(2);
  expect(sizeOf('呼'.repeat(134)).parts).toBe(2);
  expect(sizeOf('呼'.repeat(135)).parts).toBe(3);
});

test('a rare character counts as two units and is never split between two parts', () => {
  expect(sizeOf(`${'呼'.repeat(68)}𠮷`)).toEqual({ alphabet: 'ucs-2', units: 70, parts: 1 });
  // 134 units would fill two parts exactly, but the 67th and 68th are one character.
  expect(sizeOf(`${'呼'.repeat(66)}𠮷${'呼'.repeat(66)}`)).toEqual({
    alphabet: 'ucs-2',
    units: 134,
    parts: 3,
  });
});

test('plain Latin text has room for 160 characters, joined parts for 153', () => {
  expect(sizeOf('a'.repeat(160))).toEqual({ alphabet: 'gsm-7', units: 160, parts: 1 });
  expect(sizeOf('a'.repeat(161)).parts).toBe(2);
  expect(sizeOf('a'.repeat(306)).parts).toBe(2);
  expect(sizeOf('a'.repeat(307)).parts).toBe(3);
});

test('the euro sign takes two septets and stays whole', () => {
  expect(sizeOf(`${'a'.repeat(158)}€`)).toEqual({ alphabet: 'gsm-7', units: 160, parts: 1 });
  expect(sizeOf(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toEqual({
    alphabet: 'gsm-7',
    units: 306,
    parts: 3,
  });
});

test('one character outside the GSM alphabet changes the whole message', () => {
  expect(sizeOf(`${'a'.repeat(70)}’`)).toEqual({ alphabet: 'ucs-2', units: 71, parts: 2 });
  expect(sizeOf('é£Δ~').alphabet).toBe('gsm-7');
});

test('counts an empty text as one part', () => {
  expect(sizeOf('').parts).toBe(1);
});

test('there are never fewer parts than the units need, and no more than one unit lost per part', () => {
  const latin = fc.constantFrom('a', 'é', '€', '{', '\n');
  const any = fc.constantFrom('a', '呼', '𠮷', '㐂', '’', '😀');
  const texts = fc.oneof(
    fc.string({ unit: latin, maxLength: 400 }),
    fc.string({ unit: any, maxLength: 400 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { units, parts, alphabet } = sizeOf(text);
      const [alone, joined] = alphabet === 'gsm-7' ? [160, 153] : [70, 67];
      if (units <= alone) return parts === 1;
      return parts >= Math.ceil(units / joined) && parts <= Math.ceil(units / (joined - 1));
    }),
  );
});
