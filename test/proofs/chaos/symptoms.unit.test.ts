import { expect, test } from 'vitest';
import { unbroken } from './matrix.ts';
import type { Seen } from './seen.ts';

import { shown } from './symptoms.ts';
import { mechanisms } from './without.ts';

const quietDay: Seen = {
  counts: {},
  poison: 0,
  buried: 0,
  unburied: [],
  cut: undefined,
  redriven: 0,
  left: [],
  lost: [],
  double: [],
  sms: { arrived: 0, resent: 0, double: 0, explained: [] },
  hops: { opened: [], assigned: [] },
  differences: [],
  recounted: true,
  failures: [],
  restless: [],
  retried: 0,
};

test('a broken mechanism counts as caught only by one of its own symptoms', () => {
  const bad = { ...quietDay, failures: ['a person'], restless: ['a queue'], lost: ['a report'] };
  expect(shown(['double'], bad)).toBe('');
  expect(shown(['double', 'lost'], { ...bad, double: ['an SMS', 'another'] })).toBe('double 2, lost 1');
});

test('every mechanism names what must show without it', () => {
  for (const [name, { shows }] of Object.entries(mechanisms)) expect(shows, name).not.toEqual([]);
});

test('the control run has all faults of the mechanisms and the longest duration', () => {
  expect(unbroken(['claims', 'burial'])).toEqual([
    '--only',
    'sqs.duplicate,sqs.lostAnswer,poison',
    '--rest',
    '160',
  ]);
});
