import { expect, test } from 'vitest';
import { offeredOn } from './commands.ts';

const all = offeredOn({ can: ['note', 'propose', 'contact', 'accept', 'callback', 'urge'] });

test('offers what the service names, in its order, and nothing that has no place on this page', () => {
  expect(all.map(({ name }) => name)).toEqual(['note', 'propose', 'contact', 'accept']);
});

test('each command has a letter of its own, which no other key of the page has', () => {
  const letters = all.map(({ letter }) => letter);
  expect(new Set(letters).size).toBe(letters.length);
  for (const letter of letters) expect('jkvw').not.toContain(letter);
});
