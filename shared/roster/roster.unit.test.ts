import { expect, test } from 'vitest';
import { type Duty, holes, nextDuty, onDuty, ringOrder, rosterOf } from './roster.ts';

const day = (time: string): string => `2026-11-23T${time}:00.000Z`;
const duty = (id: string, member: string, from: string, to: string, order = 1, area = 'qt'): Duty => ({
  id,
  area,
  member,
  from: day(from),
  to: day(to),
  order,
  active: true,
});
const roster = [
  duty('d1', 'm-1', '00:00', '08:00'),
  duty('d3', 'm-3', '08:00', '16:00', 2),
  duty('d2', 'm-2', '08:00', '16:00', 1),
  duty('d4', 'm-4', '16:00', '20:00'),
];
const away = (member: string, from: string, to: string) => ({
  id: `a-${member}`,
  member,
  from: day(from),
  to: day(to),
  active: true,
});

test('a duty begins at its first instant and is over at its last', () => {
  expect(onDuty(roster, [], day('08:00')).map(({ id }) => id)).toEqual(['d2', 'd3']);
  expect(onDuty(roster, [], '2026-11-23T07:59:59.999Z').map(({ id }) => id)).toEqual(['d1']);
});

test('a call is rung at who is on, then at who comes on, then at who was on', () => {
  expect(ringOrder(roster, [], day('09:00'))).toEqual(['m-2', 'm-3', 'm-4', 'm-1']);
  expect(ringOrder(roster, [away('m-2', '08:30', '10:00')], day('09:00'))).toEqual(['m-3', 'm-4', 'm-1']);
  expect(ringOrder(roster, [], day('23:00'))).toEqual(['m-4', 'm-2', 'm-3', 'm-1']);
});

test('ignores duties and absences that were withdrawn', () => {
  const without = roster.map((each) => ({ ...each, active: each.id !== 'd2' }));
  expect(ringOrder(without, [], day('09:00'))).toEqual(['m-3', 'm-4', 'm-1']);
  const back = { ...away('m-3', '00:00', '23:00'), active: false };
  expect(ringOrder(without, [back], day('09:00'))[0]).toBe('m-3');
});

test('has nobody next when all who would come are absent', () => {
  expect(nextDuty(roster, [], day('09:00'))?.id).toBe('d4');
  expect(nextDuty(roster, [away('m-4', '15:00', '17:00')], day('09:00'))).toBeUndefined();
});

test('says of a gap whether nobody was planned or everybody is absent', () => {
  expect(holes(roster, [away('m-4', '18:00', '21:00')], day('06:00'), day('22:00'))).toEqual([
    { from: day('18:00'), to: day('20:00'), why: 'absent' },
    { from: day('20:00'), to: day('22:00'), why: 'unplanned' },
  ]);
});

test('the roster of an area is its own, else the nearest above', () => {
  const both = [...roster, duty('n1', 'm-9', '08:00', '16:00', 1, 'qt/qt-03')];
  expect(rosterOf(both, 'qt/qt-03/qt-03-07').map(({ id }) => id)).toEqual(['n1']);
  expect(rosterOf(both, 'qt/qt-08').map(({ id }) => id)).toEqual(['d1', 'd3', 'd2', 'd4']);
  expect(rosterOf(both, 'elsewhere')).toEqual([]);
});
