import { expect, test } from 'vitest';
import { calendarOf, standard } from '#shared/calendar/calendar.ts';
import { china } from '#shared/calendar/china.ts';
import { heard } from '../testing/clock-fixture.ts';
import { Life, MINUTE } from '../testing/ticket-events.ts';
import { verdictOf } from './deadline-status.ts';
import { evolve } from './evolve.ts';
import { isProvisional, recount } from './recalculate.ts';
import { nextRing } from './timer.ts';

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

const life = () => new Life(Date.parse('2026-12-30T01:00:00.000Z')).opened().assigned(MINUTE).accepted();

test('a year that is announced moves what is open and was provisional, and nothing else', () => {
  const { clock } = heard(life().events);
  expect(isProvisional(clock)).toBe(true);
  const { events } = recount(clock, announced);
  const moved = events.reduce((c, e) => evolve(c, e, META), clock);
  const changes = clock.deadlines.flatMap((d, n) => (d.due === moved.deadlines[n]?.due ? [] : [d.stage]));
  expect(changes).toEqual(['resolve']);
  expect(
    moved.deadlines.every((d) => d.provisional === undefined || verdictOf(moved, d).state !== 'open'),
  ).toBe(true);
  expect(isProvisional(moved)).toBe(false);
  expect(recount(moved, announced).events).toEqual([]);
  expect(nextRing(moved)).toBe(nextRing(clock));
});

test('while the year is not announced nothing is said', () => {
  const { clock } = heard(life().events);
  expect(recount(clock, standard).events).toEqual([]);
});

test('what is done or gone is left alone', () => {
  const done = heard(life().proposed().closed().events);
  expect([isProvisional(done.clock), recount(done.clock, announced).events]).toEqual([false, []]);
  const gone = heard(life().withdrawn().events);
  expect([isProvisional(gone.clock), recount(gone.clock, announced).events]).toEqual([false, []]);
});
