import { expect, test } from 'vitest';
import { mondayOf, weekOf } from './week.ts';

const MONDAY = '2026-11-23';

test('starts a week on its Monday', () => {
  expect(['2026-11-22', '2026-11-23', '2026-11-29'].map(mondayOf)).toEqual(['2026-11-16', MONDAY, MONDAY]);
});

test('lists duties on the local day on which they begin, in ringing order', () => {
  const duty = (id: string, from: string, order: number) => ({
    id,
    area: 'qt',
    member: id,
    from,
    to: '2026-11-23T08:00:00.000Z',
    order,
  });
  const week = weekOf(MONDAY, {
    area: 'qt',
    duties: [
      duty('b', '2026-11-22T16:00:00.000Z', 2),
      duty('a', '2026-11-22T16:00:00.000Z', 1),
      duty('c', '2026-11-23T16:00:00.000Z', 1),
    ],
    absences: [],
    holes: [],
  });
  expect(week.map(({ duties }) => duties.map(({ id }) => id))).toEqual([
    ['a', 'b'],
    ['c'],
    [],
    [],
    [],
    [],
    [],
  ]);
});

test('splits a gap at midnight, and lists an absence on each of its days', () => {
  const period = { from: '2026-11-23T14:00:00.000Z', to: '2026-11-23T18:00:00.000Z' };
  const week = weekOf(MONDAY, {
    area: 'qt',
    duties: [],
    absences: [{ id: 'x', member: 'm', ...period }],
    holes: [{ ...period, why: 'absent' }],
  });
  expect(week.slice(0, 3).map(({ holes }) => holes)).toEqual([
    [{ from: '2026-11-23T14:00:00.000Z', to: '2026-11-23T16:00:00.000Z' }],
    [{ from: '2026-11-23T16:00:00.000Z', to: '2026-11-23T18:00:00.000Z' }],
    [],
  ]);
  expect(week.map(({ absences }) => absences.length)).toEqual([1, 1, 0, 0, 0, 0, 0]);
});
