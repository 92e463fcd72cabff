import { expect, test } from 'vitest';
import { calendarOf, standard } from '#shared/calendar/calendar.ts';
import { china } from '#shared/calendar/china.ts';
import { clockAfter } from '../testing/clock-fixture.ts';
import { MINUTE, TicketEvents } from '../testing/ticket-events.ts';
import { statusOf } from './deadline-status.ts';
import { evolve } from './evolve.ts';
import { isProvisional, recalculate } from './recalculate.ts';
import { nextTimer } from './timer.ts';

/** 2027 as it may be announced: New Year off until Sunday 3 January, and Saturday the 9th is worked. */
const year2027 = {
  sources: [{ title: '2027', issued: '2026-12-01' }],
  holidays: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-04' },
    { name: '春节', from: '2027-02-05', to: '2027-02-11' },
    { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { name: '端午节', from: '2027-06-09', to: '2027-06-11' },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-17' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  workdays: ['2027-01-09'],
};
const announced = calendarOf({ ...china, years: { ...china.years, 2027: year2027 } });
const META = { at: '2026-12-31T01:00:00.000Z', actor: 'x', version: 9 };

const ticket = () =>
  new TicketEvents(Date.parse('2026-12-30T01:00:00.000Z')).opened().assigned(MINUTE).accepted();

test('an announced year moves open provisional deadlines and nothing else', () => {
  const { clock } = clockAfter(ticket().events);
  expect(isProvisional(clock)).toBe(true);
  const { events } = recalculate(clock, announced);
  const moved = events.reduce((c, e) => evolve(c, e, META), clock);
  const changes = clock.deadlines.flatMap((d, n) => (d.due === moved.deadlines[n]?.due ? [] : [d.stage]));
  expect(changes).toEqual(['resolve']);
  expect(
    moved.deadlines.every((d) => d.provisional === undefined || statusOf(moved, d).state !== 'open'),
  ).toBe(true);
  expect(isProvisional(moved)).toBe(false);
  expect(recalculate(moved, announced).events).toEqual([]);
  expect(nextTimer(moved)).toBe(nextTimer(clock));
});

test('records nothing while the year is not announced', () => {
  const { clock } = clockAfter(ticket().events);
  expect(recalculate(clock, standard).events).toEqual([]);
});

test('leaves finished and withdrawn tickets alone', () => {
  const done = clockAfter(ticket().proposed().closed().events);
  expect([isProvisional(done.clock), recalculate(done.clock, announced).events]).toEqual([false, []]);
  const gone = clockAfter(ticket().withdrawn().events);
  expect([isProvisional(gone.clock), recalculate(gone.clock, announced).events]).toEqual([false, []]);
});
