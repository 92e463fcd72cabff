import { expect, test } from 'vitest';
import { calendarOf, standard, standardIn } from './calendar.ts';
import { china } from './china.ts';
import { addCalendar, addWorking, dueAfter, minutesOf, workingBetween } from './working.ts';

/** A local time of Beijing as the instant that we store. */
const at = (local: string) => new Date(`${local.replace(' ', 'T')}+08:00`).toISOString();
const due = (local: string, minutes: number) => addWorking(standard, at(local), minutes).due;
const HOUR = 60;
const DAY = 7 * HOUR;

test.each([
  ['inside a session', '2026-11-23 09:30', 60, '2026-11-23 10:30'],
  ['over the noon break', '2026-11-23 11:30', 60, '2026-11-23 14:00'],
  ['over night', '2026-11-23 17:00', 60, '2026-11-24 09:30'],
  ['from the noon break', '2026-11-23 12:45', 60, '2026-11-23 14:30'],
  ['from before the first session', '2026-11-23 06:00', 60, '2026-11-23 10:00'],
  ['from the evening', '2026-11-23 20:00', 60, '2026-11-24 10:00'],
  ['from Saturday', '2026-11-21 10:00', 60, '2026-11-23 10:00'],
  ['to the end of a session, not the start of the next', '2026-11-23 11:00', 60, '2026-11-23 12:00'],
  ['to the end of the day', '2026-11-23 16:30', 60, '2026-11-23 17:30'],
  ['from the end of a session', '2026-11-23 12:00', 1, '2026-11-23 13:31'],
  ['through Friday and Monday', '2026-11-20 17:00', 60, '2026-11-23 09:30'],
  ['on a make-up Saturday', '2026-10-10 09:00', 60, '2026-10-10 10:00'],
  ['into a make-up Sunday', '2026-09-19 10:00', 60, '2026-09-20 10:00'],
  ['over the National Day', '2026-09-30 17:00', 60, '2026-10-08 09:30'],
  ['over a New Year', '2025-12-31 17:00', 60, '2026-01-04 09:30'],
  ['over 29 February', '2024-02-28 17:00', DAY, '2024-02-29 17:00'],
  ['from 29 February', '2024-02-29 17:00', DAY, '2024-03-01 17:00'],
  ['over 28 February of a common year', '2025-02-28 17:00', 60, '2025-03-03 09:30'],
  ['through a whole year', '2025-01-02 09:00', 248 * DAY, '2025-12-31 17:30'],
  ['and its first millisecond after', '2025-01-02 09:00', 248 * DAY + 1 / 60_000, '2026-01-04 09:00:00.001'],
  ['through six years', '2020-01-02 09:00', 1494 * DAY, '2025-12-29 17:30'],
])('working time counts %s', (_, from, minutes, to) => {
  expect(due(from, minutes)).toBe(at(to));
});

test('the edges of sessions are exact to the millisecond', () => {
  const ms = 1 / 60_000;
  expect(due('2026-11-23 08:59:59.999', ms)).toBe(at('2026-11-23 09:00:00.001'));
  expect(due('2026-11-23 09:00', ms)).toBe(at('2026-11-23 09:00:00.001'));
  expect(due('2026-11-23 11:59:59.999', ms)).toBe(at('2026-11-23 12:00'));
  expect(due('2026-11-23 11:59:59.999', 2 * ms)).toBe(at('2026-11-23 13:30:00.001'));
  expect(due('2026-11-23 17:29:59.999', 2 * ms)).toBe(at('2026-11-24 09:00:00.001'));
  expect(due('2026-11-23 23:59:59.999', ms)).toBe(at('2026-11-24 09:00:00.001'));
  const between = (a: string, b: string) => Math.round(workingBetween(standard, at(a), at(b)) * 60_000);
  expect(between('2026-11-23 08:59:59.999', '2026-11-23 09:00:00.001')).toBe(1);
  expect(between('2026-11-23 11:59:59.999', '2026-11-23 13:30')).toBe(1);
  expect(between('2026-11-23 12:00', '2026-11-23 13:30')).toBe(0);
  expect(between('2026-11-23 17:29:59.999', '2026-11-24 09:00:00.001')).toBe(2);
});

test('nothing added is nothing moved, also outside of sessions', () => {
  expect(addWorking(standard, at('2027-05-01 20:00'), 0)).toEqual({
    due: at('2027-05-01 20:00'),
    provisional: false,
  });
});

test('working time between two instants is negative when the second comes first', () => {
  const [a, b] = [at('2025-12-31 16:00'), at('2026-01-04 10:00')];
  expect(workingBetween(standard, a, b)).toBe(150);
  expect(workingBetween(standard, b, a)).toBe(-150);
  expect(workingBetween(standard, at('2020-01-01 00:00'), at('2027-01-01 00:00'))).toBe(
    (249 + 250 + 249 + 249 + 251 + 248 + 248) * DAY,
  );
  expect(workingBetween(standard, at('2027-01-01 00:00'), at('2020-01-01 00:00'))).toBe(-1744 * DAY);
  expect(Object.is(workingBetween(standard, b, b), 0)).toBe(true);
});

test('a due instant is provisional when a day on the way is not announced', () => {
  const provisional = (from: string, minutes: number) => addWorking(standard, at(from), minutes).provisional;
  expect(provisional('2026-11-23 09:00', DAY)).toBe(false);
  expect(provisional('2026-12-23 09:00', 2 * DAY)).toBe(false);
  expect(provisional('2026-12-23 09:00', 2 * DAY + 1)).toBe(true);
  expect(provisional('2026-12-31 09:00', 3 * DAY)).toBe(true);
  expect(provisional('2027-03-01 09:00', 1)).toBe(true);
  expect(provisional('2019-12-31 17:29', 2)).toBe(true);
  expect(provisional('2019-12-31 23:59:59.999', 1)).toBe(true);
  expect(provisional('2020-01-01 00:00', 1)).toBe(false);
  // A gap between announced years is found, not only the ends.
  const { 2024: _, ...years } = china.years;
  const gap = calendarOf({ ...china, years });
  expect(addWorking(gap, at('2023-06-01 09:00'), 500 * DAY).provisional).toBe(true);
  expect(addWorking(standard, at('2023-06-01 09:00'), 500 * DAY).provisional).toBe(false);
});

test('importing the year makes a deadline firm and moves it', () => {
  const from = at('2027-01-01 10:00');
  expect(addWorking(standard, from, HOUR)).toEqual({ due: at('2027-01-04 10:00'), provisional: true });
  const notice = {
    sources: [{ title: 'a notice that this test makes up', issued: '2026-11-20' }],
    holidays: [
      { name: '元旦', from: '2027-01-01', to: '2027-01-04' },
      { name: '春节', from: '2027-02-05', to: '2027-02-11' },
      { name: '清明节', from: '2027-04-05', to: '2027-04-05' },
      { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
      { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
      { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
      { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
    ],
    workdays: ['2027-01-09'],
  };
  const informed = calendarOf({ ...china, years: { ...china.years, 2027: notice } });
  expect(addWorking(informed, from, HOUR)).toEqual({ due: at('2027-01-05 10:00'), provisional: false });
});

test('a community’s own sessions count', () => {
  const xinjiang = calendarOf({
    ...china,
    sessions: [
      { from: '10:15', to: '14:00' },
      { from: '15:45', to: '20:00' },
    ],
  });
  expect(addWorking(xinjiang, at('2026-11-23 09:00'), 5 * HOUR).due).toBe(at('2026-11-23 17:00'));
  expect(minutesOf(xinjiang, 'working', { days: 2 })).toBe(960);
});

test('a working day as a duration is the length of its sessions: the same time of the next workday', () => {
  const days = (local: string, n: number) => dueAfter(standard, 'working', at(local), { days: n });
  expect(days('2026-11-20 10:00', 1)).toEqual({ due: at('2026-11-23 10:00'), provisional: false });
  expect(days('2026-11-20 20:00', 1).due).toBe(at('2026-11-23 17:30'));
  expect(days('2026-11-21 12:00', 5).due).toBe(at('2026-11-27 17:30'));
  expect(days('2026-11-20 10:00', 0.5).due).toBe(at('2026-11-20 15:00'));
  // rules-fast
  expect(days('2026-11-20 10:00', 1 / 450).due).toBe(at('2026-11-20 10:00:56'));
});

test('on the calendar clock nothing closes', () => {
  const from = at('2026-12-31 23:00');
  const later = { due: at('2027-01-01 23:00'), provisional: false };
  expect(addCalendar(from, 24 * HOUR)).toEqual(later);
  expect(dueAfter(standard, 'calendar', from, { days: 1 })).toEqual(later);
  expect(dueAfter(standard, 'calendar', from, { minutes: 1440 })).toEqual(later);
  expect(dueAfter(standard, 'working', from, { minutes: 60 }).due).toBe(at('2027-01-04 10:00'));
});

test('what is no instant or no duration is refused', () => {
  const now = at('2026-11-23 09:00');
  for (const wrong of [
    '',
    'now',
    '2026-11-23',
    '2026-11-23T01:00:00Z',
    '2026-11-23T09:00:00.000+08:00',
    '2026-02-30T00:00:00.000Z',
    '1999-12-31T23:59:59.999Z',
    '2200-01-01T00:00:00.000Z',
  ]) {
    const told = new RangeError(`not an instant: ${wrong}`);
    expect(() => addWorking(standard, wrong, 1)).toThrow(told);
    expect(() => addCalendar(wrong, 1)).toThrow(told);
    expect(() => workingBetween(standard, wrong, now)).toThrow(told);
    expect(() => workingBetween(standard, now, wrong)).toThrow(told);
  }
  for (const wrong of [-1, -1e-9, Number.NaN, Number.POSITIVE_INFINITY, 100 * 366 * 1440 + 1]) {
    const told = new RangeError(`not a duration: ${wrong} minutes`);
    expect(() => addWorking(standard, now, wrong)).toThrow(told);
    expect(() => addCalendar(now, wrong)).toThrow(told);
  }
  expect(addWorking(standard, '2000-01-01T00:00:00.000Z', 100 * 366 * 1440).due).toBe(
    '2489-05-03T07:30:00.000Z',
  );
  expect(addCalendar('2199-12-31T23:59:59.999Z', 0).due).toBe('2199-12-31T23:59:59.999Z');
});

test('a working day is as long in the week in which clocks are changed', () => {
  const berlin = standardIn('Europe/Berlin');
  const friday = '2026-03-27T16:00:00.000Z';
  expect(addWorking(berlin, friday, DAY).due).toBe('2026-03-30T15:00:00.000Z');
  expect(workingBetween(berlin, friday, '2026-03-30T15:00:00.000Z')).toBe(DAY);
});

test('where it is never closed, an hour that is skipped counts as passed and one that is there twice counts once', () => {
  const open = calendarOf({
    ...china,
    zone: 'Europe/Berlin',
    sessions: [{ from: '00:00', to: '24:00' }],
    years: {
      2026: { ...china.years[2026], workdays: ['2026-03-29', '2026-10-25'] },
    },
  });
  expect(workingBetween(open, '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z')).toBe(24 * HOUR);
  expect(workingBetween(open, '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z')).toBe(24 * HOUR);
});
