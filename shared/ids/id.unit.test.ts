import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base32, idFromKey, newId, readBase32 } from './id.ts';

test('a new id is its kind’s letter and a ULID that sorts by time', () => {
  const [early, late] = [newId('R', 1_790_000_000_000), newId('R', 1_790_000_000_001)];
  expect(early).toMatch(/^R[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(newId('D', 0)[0]).toBe('D');
  expect(early < late).toBe(true);
  expect(newId('R', 5)).not.toBe(newId('R', 5));
});

test('an idempotency key always gives the same id; kind, scope and key all count', () => {
  const id = idFromKey('R', 'report', 'key-12345');
  expect(id).toMatch(/^R[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(idFromKey('R', 'report', 'key-12345')).toBe(id);
  const others = [
    idFromKey('D', 'report', 'key-12345'),
    idFromKey('R', 'import', 'key-12345'),
    idFromKey('R', 'report', 'key-12346'),
  ];
  expect(new Set([id, ...others].map((i) => i.slice(1))).size).toBe(4);
});

test('base 32 is Crockford’s, most significant bits first', () => {
  expect(base32(Uint8Array.of(0, 0, 0, 0, 0), 8)).toBe('00000000');
  expect(base32(Uint8Array.of(255, 255, 255, 255, 255), 8)).toBe('ZZZZZZZZ');
  // 00001 00010 00011 00100 00101 00110 00111 01000
  expect(base32(Uint8Array.of(0x08, 0x86, 0x42, 0x98, 0xe8), 8)).toBe('12345678');
  expect(base32(Uint8Array.of(0xf8), 2)).toBe('Z0');
});

test('base 32 keeps every bit: other bytes, other text', () => {
  const bytes = fc.uint8Array({ minLength: 5, maxLength: 5 });
  const back = (text: string) =>
    [...text].reduce((n, c) => n * 32n + BigInt('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(c)), 0n);
  fc.assert(
    fc.property(bytes, (b) => {
      expect(back(base32(b, 8))).toBe([...b].reduce((n, byte) => n * 256n + BigInt(byte), 0n));
    }),
  );
});

test('a code is read as it was meant: case, spaces, dashes, full width, O for 0, I and L for 1', () => {
  expect(readBase32('ab c-d–e')).toBe('ABCDE');
  expect(readBase32('ＡＢ１２')).toBe('AB12');
  expect(readBase32('oO iI lL')).toBe('001111');
  expect(readBase32('\u200BAB\u2060C')).toBe('ABC');
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 9, maxLength: 9 }), (b) => {
      const code = base32(b, 13);
      expect(readBase32(code.toLowerCase())).toBe(code);
      expect(readBase32(code.replace(/(.{4})/g, '$1 '))).toBe(code);
    }),
  );
});
