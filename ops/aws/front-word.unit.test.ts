import { expect, test } from 'vitest';
import { stepsFrom } from './front-word.ts';

test('while the word changes, whoever is a step behind or ahead still knows what is said', () => {
  const before = { word: 'old', other: '' };
  const steps = [before, ...stepsFrom('old', 'new')];
  for (const [at, said] of steps.entries())
    for (const known of steps.slice(Math.max(0, at - 1), at + 2))
      expect(Object.values(known)).toContain(said.word);
  expect(steps.at(-1)).toEqual({ word: 'new', other: '' });
});
