import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Stage } from '#events/fields.ts';
import { occurrenceOf } from './occurrence.ts';

test('each stage of each level of each cycle is an occurrence of its own', () => {
  const one = fc.record({
    cycle: fc.integer({ min: 1, max: 50 }),
    level: fc.integer({ min: 1, max: 99 }),
    stage: fc.constantFrom(...Stage.options),
  });
  fc.assert(
    fc.property(one, one, (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      expect(occurrenceOf('stage', a) === occurrenceOf('stage', b)).toBe(same);
    }),
  );
});

test('numbers occurrences by cycle, request, holder, urge and level', () => {
  const data = { cycle: 2, request: 5, assignment: 3, times: 4, level: 2, stage: 'accept' as const };
  expect(occurrenceOf('once', data)).toBe(1);
  expect(occurrenceOf('cycle', data)).toBe(2);
  expect(occurrenceOf('request', data)).toBe(5);
  expect(occurrenceOf('assignment', data)).toBe(3);
  expect(occurrenceOf('urge', data)).toBe(2004);
  expect(occurrenceOf('level', data)).toBe(2020);
  expect(occurrenceOf('stage', data)).toBe(2022);
});

test('a ticket whose holders were not counted numbers them by its cycles', () => {
  expect(occurrenceOf('assignment', { cycle: 2 })).toBe(2);
});
