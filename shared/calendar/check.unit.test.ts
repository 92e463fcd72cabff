import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarOf, InvalidCalendar } from './calendar.ts';
import { check } from './check.ts';
import { china } from './china.ts';
import { issueWords } from './issues.ts';

type Loose = {
  zone: unknown;
  sessions: unknown;
  years: Record<string, { sources: unknown[]; holidays: unknown[]; workdays: unknown[] }>;
};
/** The issues of the national calendar after a change, as `field: code value`. */
function issuesAfter(change: (data: Loose) => unknown): string[] {
  const data = structuredClone(china) as unknown as Loose;
  change(data);
  return check(data).map(
    ({ field, code, value }) => `${field}: ${code}${value === undefined ? '' : ` ${value}`}`,
  );
}
const in2026 = (change: (year: Loose['years'][string]) => unknown) =>
  issuesAfter(({ years }) => change(years[2026] as Loose['years'][string]));
const sessions = (...spans: unknown[]) =>
  issuesAfter((data) => {
    data.sessions = spans;
  });
const holiday = (from: unknown, to: unknown, name: unknown = '节') => ({ name, from, to });

test('the national calendar has nothing wrong', () => {
  expect(check(china)).toEqual([]);
});

test('rejects a calendar that is not an object', () => {
  for (const data of [undefined, null, 'x', 5, [], () => 0])
    expect(check(data)).toStrictEqual([{ field: '', code: 'wrong-type' }]);
  expect(check({}).map(({ field, code }) => `${field} ${code}`)).toEqual([
    'zone not-a-zone',
    'sessions missing',
    'years wrong-type',
  ]);
  expect(check({ ...china, years: [] })).toEqual([{ field: 'years', code: 'wrong-type' }]);
});

test('a zone that does not exist is refused, and another one where the deployment has one', () => {
  expect(issuesAfter((data) => (data.zone = 'Europe/Atlantis'))).toEqual([
    'zone: not-a-zone Europe/Atlantis',
  ]);
  const berlin = { ...china, zone: 'Europe/Berlin' };
  expect(check(berlin)).toEqual([]);
  expect(check(berlin, 'Europe/Berlin')).toEqual([]);
  expect(check(berlin, 'Asia/Shanghai')).toEqual([
    { field: 'zone', code: 'another-zone', value: 'Europe/Berlin' },
  ]);
});

test('a day needs a session, with times that exist, in order and apart', () => {
  expect(sessions()).toEqual(['sessions: missing']);
  expect(issuesAfter((data) => (data.sessions = 'all day'))).toEqual(['sessions: missing']);
  expect(sessions(null)).toEqual(['sessions.0.from: not-a-time', 'sessions.0.to: not-a-time']);
  for (const wrong of ['9:00', '24:01', '25:00', '12:60', '12:00 ', ' 12:00', '12:00:00', 'noon'])
    expect(sessions({ from: '00:00', to: wrong })).toEqual([`sessions.0.to: not-a-time ${wrong}`]);
  expect(sessions({ from: 900, to: '10:00' })).toEqual(['sessions.0.from: not-a-time 900']);
  expect(sessions({ from: '10:00', to: '10:00' })).toEqual(['sessions.0.to: ends-before-it-starts 10:00']);
  expect(sessions({ from: '22:00', to: '06:00' })).toEqual(['sessions.0.to: ends-before-it-starts 06:00']);
  expect(sessions({ from: '09:00', to: '12:00' }, { from: '11:59', to: '13:00' })).toEqual([
    'sessions.1.from: overlaps-or-out-of-order 11:59',
  ]);
  expect(sessions({ from: '13:00', to: '14:00' }, { from: '09:00', to: '12:00' })).toEqual([
    'sessions.1.from: overlaps-or-out-of-order 09:00',
  ]);
  expect(sessions({ from: '00:00', to: '12:00' }, { from: '12:00', to: '24:00' })).toEqual([]);
  expect(sessions({ from: '23:59', to: '24:00' })).toEqual([]);
});

test('a year is a year, with a source that has a title and a date', () => {
  for (const key of ['1999', '2200', '26', 'x2026', '20260', '2026.0', '__proto__x'])
    expect(issuesAfter(({ years }) => (years[key] = years[2026] as never))).toEqual([
      `years.${key}: not-a-year ${key}`,
    ]);
  expect(issuesAfter(({ years }) => (years[2027] = null as never))).toEqual(['years.2027: wrong-type']);
  expect(in2026((year) => (year.sources = []))).toEqual(['years.2026.sources: missing']);
  expect(in2026((year) => (year.sources = 'me' as never))).toEqual(['years.2026.sources: missing']);
  expect(in2026((year) => (year.sources = [null]))).toEqual([
    'years.2026.sources.0.title: missing',
    'years.2026.sources.0.issued: not-a-date',
  ]);
  expect(in2026((year) => (year.sources = [{ title: ' ', issued: '2025-11-31' }]))).toEqual([
    'years.2026.sources.0.title: missing',
    'years.2026.sources.0.issued: not-a-date 2025-11-31',
  ]);
  for (const year of ['2000', '2199'])
    expect(issuesAfter(({ years }) => (years[year] = null as never))).toEqual([`years.${year}: wrong-type`]);
});

test('days off are dates of their year, the right way round, and each only once', () => {
  expect(in2026((year) => year.holidays.push(null))).toEqual([
    'years.2026.holidays.7.name: missing',
    'years.2026.holidays.7.from: not-a-date',
    'years.2026.holidays.7.to: not-a-date',
  ]);
  expect(in2026((year) => year.holidays.push(holiday('2026-03-02', '2026-03-02', 7)))).toEqual([
    'years.2026.holidays.7.name: missing',
  ]);
  expect(in2026((year) => year.holidays.push(holiday('2026-12-31', '2027-01-01')))).toEqual([
    'years.2026.holidays.7.to: not-in-this-year 2027-01-01',
  ]);
  expect(in2026((year) => year.holidays.push(holiday('2025-12-31', '2026-01-01')))).toEqual([
    'years.2026.holidays.7.from: not-in-this-year 2025-12-31',
  ]);
  expect(in2026((year) => year.holidays.push(holiday('2026-02-30', '2026-03-01')))).toEqual([
    'years.2026.holidays.7.from: not-a-date 2026-02-30',
  ]);
  expect(in2026((year) => year.holidays.push(holiday('2026-03-03', '2026-03-02')))).toEqual([
    'years.2026.holidays.7.to: ends-before-it-starts 2026-03-02',
  ]);
  expect(in2026((year) => year.holidays.push(holiday('2026-10-07', '2026-10-09')))).toEqual([
    'years.2026.holidays.7: twice 2026-10-07',
  ]);
});

test('make-up days are weekends of their year that are not days off, and each only once', () => {
  const pushed = (date: unknown) => in2026((year) => year.workdays.push(date));
  expect(pushed('2026-10-10')).toEqual(['years.2026.workdays.6: twice 2026-10-10']);
  expect(pushed('2026-10-03')).toEqual(['years.2026.workdays.6: also-a-holiday 2026-10-03']);
  expect(pushed('2026-10-05')).toEqual(['years.2026.workdays.6: also-a-holiday 2026-10-05']);
  expect(pushed('2026-10-12')).toEqual(['years.2026.workdays.6: not-a-weekend 2026-10-12']);
  expect(pushed('2025-10-11')).toEqual(['years.2026.workdays.6: not-in-this-year 2025-10-11']);
  expect(pushed(20261011)).toEqual(['years.2026.workdays.6: not-a-date 20261011']);
  expect(pushed('2026-10-11')).toEqual([]);
});

test('a year without its statutory holidays is not announced: it would be a plain week in silence', () => {
  expect(in2026((year) => (year.holidays = []))).toEqual([
    // 2 May and 3 October 2026 are Saturdays.
    ...['2026-01-01', '2026-05-01', '2026-10-01', '2026-10-02'].map(
      (date) => `years.2026.holidays: statutory-day-missing ${date}`,
    ),
  ]);
  const empty = { sources: [{ title: 'x', issued: '2026-11-01' }], holidays: [], workdays: ['2027-10-02'] };
  expect(issuesAfter(({ years }) => (years[2027] = empty))).toEqual(
    [
      ...['2027-01-01', '2027-10-01', '2027-10-02', '2027-02-05', '2027-02-08'],
      ...['2027-04-05', '2027-06-09', '2027-09-15'],
    ].map((date) => `years.2027.holidays: statutory-day-missing ${date}`),
  );
  const bare = (year: Loose['years'][string]) => {
    year.holidays = {} as never;
    year.workdays = undefined as never;
  };
  expect(in2026(bare).slice(0, 2)).toEqual([
    'years.2026.holidays: wrong-type',
    'years.2026.workdays: wrong-type',
  ]);
});

test('a refused calendar tells everything that is wrong at once', () => {
  const wrong = { ...china, zone: 'Beijing', sessions: [{ from: '9:00', to: '12:00' }] };
  const told = 'not a calendar: zone: not-a-zone "Beijing"; sessions.0.from: not-a-time "9:00"';
  expect(() => calendarOf(wrong)).toThrow(InvalidCalendar);
  try {
    calendarOf({ ...wrong, years: undefined });
  } catch (error) {
    expect(error).toMatchObject({
      name: 'InvalidCalendar',
      message: `${told}; years: wrong-type`,
      issues: [
        { field: 'zone', code: 'not-a-zone', value: 'Beijing' },
        { field: 'sessions.0.from', code: 'not-a-time', value: '9:00' },
        { field: 'years', code: 'wrong-type' },
      ],
    });
  }
  expect.assertions(2);
});

test('whatever comes in, the answer is issues with words, never an exception', () => {
  const odd = fc.oneof(fc.anything(), fc.constantFrom('2026-10-01', '09:00', '12:00'));
  const data = fc.record(
    {
      zone: odd,
      sessions: fc.oneof(odd, fc.array(fc.oneof(odd, fc.record({ from: odd, to: odd })))),
      years: fc.oneof(
        odd,
        fc.dictionary(
          fc.constantFrom('2026', '2027', 'x'),
          fc.oneof(odd, fc.record({ sources: odd, holidays: fc.array(odd), workdays: fc.array(odd) })),
        ),
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(data, (any) => {
      for (const { code } of check(any)) expect(issueWords[code].zh).not.toBe(issueWords[code].en);
    }),
  );
});
