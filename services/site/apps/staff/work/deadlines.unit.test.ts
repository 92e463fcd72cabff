import { expect, test } from 'vitest';
import type { Deadline } from '../api/clocks.ts';
import { nextDeadline } from './deadlines.ts';

const due = (hour: number) => `2026-11-23T0${hour}:00:00.000Z`;

test('picks the earliest deadline that is still open, leaving out those for raising a level', () => {
  const deadlines: Pick<Deadline, 'stage' | 'due' | 'state' | 'done'>[] = [
    { stage: 'accept', due: due(1), state: 'missed', done: due(2) },
    { stage: 'rise', due: due(2), state: 'open' },
    { stage: 'resolve', due: due(9), state: 'open' },
    { stage: 'contact', due: due(3), state: 'missed' },
    { stage: 'dispatch', due: due(0), state: 'met', done: due(0) },
  ];
  expect(nextDeadline(deadlines)?.stage).toBe('contact');
  expect(nextDeadline(deadlines.filter((d) => d.stage !== 'contact'))?.stage).toBe('resolve');
});

test('picks none without deadlines', () => {
  expect([nextDeadline([]), nextDeadline(undefined)]).toEqual([undefined, undefined]);
});
