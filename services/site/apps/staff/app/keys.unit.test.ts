import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandOf, letterOf, move } from './keys.ts';

type Pressed = Parameters<typeof commandOf>[0];
const pressed = (key: string, also: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  typing: false,
  ...also,
});
const press = (key: string, also: Partial<Pressed> = {}) => commandOf(pressed(key, also));
const letter = (key: string, also: Partial<Pressed> = {}) => letterOf(pressed(key, also));

test('letters command in either case', () => {
  expect([press('j'), press('K'), press('v'), press('x')]).toEqual(['next', 'previous', 'reveal', undefined]);
});

test('a letter is one in either case, and none while somebody types or with the browser’s own keys', () => {
  expect([letter('n'), letter('N'), letter('Enter'), letter('1')]).toEqual(['n', 'n', undefined, undefined]);
  expect([letter('n', { typing: true }), letter('n', { ctrlKey: true })]).toEqual([undefined, undefined]);
});

test('digits pick among what is offered; zero picks nothing', () => {
  expect([press('1'), press('9'), press('0'), press('1', { typing: true })]).toEqual([
    'pick1',
    'pick9',
    undefined,
    undefined,
  ]);
});

test('combinations of the browser are left alone', () => {
  expect([
    press('v', { ctrlKey: true }),
    press('j', { metaKey: true }),
    press('k', { altKey: true }),
  ]).toEqual([undefined, undefined, undefined]);
});

test('while somebody types, only Escape commands; while an input method composes, nothing does', () => {
  expect([press('v', { typing: true }), press('Escape', { typing: true })]).toEqual([undefined, 'leave']);
  expect(press('Escape', { typing: true, isComposing: true })).toBeUndefined();
});

test('the cursor starts at the near end and stops at both', () => {
  expect([move(-1, 'next', 3), move(-1, 'previous', 3), move(2, 'next', 3), move(0, 'previous', 3)]).toEqual([
    0, 2, 2, 0,
  ]);
  expect(move(0, 'next', 0)).toBe(-1);
});

test('whatever is pressed, the cursor stays on a row', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1, max: 60 }),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom('next' as const, 'previous' as const),
      (at, length, command) => {
        const to = move(at, command, length);
        return to >= 0 && to < length;
      },
    ),
  );
});
