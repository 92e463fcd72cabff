import chineseDays from 'chinese-days';
import { expect, test } from 'vitest';
import { calendarOf, dayIn, isWorkday, standard } from './calendar.ts';
import { china } from './china.ts';
import { dateOf, dayOf, isWeekend } from './days.ts';
import { statutory } from './statutory.ts';

test.each([2020, 2021, 2022, 2023, 2024, 2025, 2026])('every day of %i is what chinese-days says', (year) => {
  const days = dayOf(`${year + 1}-01-01`) - dayOf(`${year}-01-01`);
  expect(days).toBe(year % 4 === 0 ? 366 : 365);
  for (let day = dayOf(`${year}-01-01`); day < dayOf(`${year + 1}-01-01`); day++) {
    const date = dateOf(day);
    expect(`${date} ${isWorkday(standard, date)}`).toBe(`${date} ${chineseDays.isWorkday(date)}`);
  }
});

test('what was announced says by whom and when, before it began', () => {
  expect(Object.keys(china.years)).toEqual(['2020', '2021', '2022', '2023', '2024', '2025', '2026']);
  for (const [year, { sources }] of Object.entries(china.years)) {
    const [notice] = sources;
    expect(notice?.title).toBe(`国务院办公厅关于${year}年部分节假日安排的通知`);
    expect(notice?.number).toBe(
      `国办发明电〔${Number(year) - 1}〕${/\d+号$/.exec(notice?.number ?? '')?.[0]}`,
    );
    expect(notice?.issued.slice(0, 4)).toBe(String(Number(year) - 1));
  }
});

test('a day says what it is: a holiday by its name, a make-up day, a weekend, a workday', () => {
  const kinds = ['2026-10-01', '2026-10-10', '2026-10-11', '2026-10-12', '2026-10-03', '2022-12-31'].map(
    (date) => dayIn(standard, date),
  );
  expect(kinds).toEqual([
    { kind: 'holiday', name: '国庆节', provisional: false },
    { kind: 'make-up', provisional: false },
    { kind: 'weekend', provisional: false },
    { kind: 'workday', provisional: false },
    { kind: 'holiday', name: '国庆节', provisional: false },
    { kind: 'holiday', name: '元旦', provisional: false },
  ]);
  expect(dayIn(standard, '2020-10-01').name).toBe('国庆节、中秋节');
});

test('the Spring Festival of 2020 was extended: the make-up Saturday of the first notice was off', () => {
  expect(dayIn(standard, '2020-02-01')).toEqual({ kind: 'holiday', name: '春节', provisional: false });
  expect(isWorkday(standard, '2020-02-03')).toBe(true);
});

test('a year that is not announced has its statutory holidays and is marked', () => {
  const off = (year: number) => {
    const dates: string[] = [];
    for (let day = dayOf(`${year}-01-01`); day < dayOf(`${year + 1}-01-01`); day++) {
      const { kind, name, provisional } = dayIn(standard, dateOf(day));
      expect(provisional).toBe(true);
      expect(kind).not.toBe('make-up');
      if (kind === 'holiday') dates.push(`${dateOf(day).slice(5)} ${name}`);
      else expect(kind === 'weekend').toBe(isWeekend(day));
    }
    return dates;
  };
  expect(off(2027)).toEqual([
    ...['01-01 元旦', '02-05 春节', '02-06 春节', '02-07 春节', '02-08 春节', '04-05 清明节'],
    ...['05-01 劳动节', '05-02 劳动节', '06-09 端午节', '09-15 中秋节'],
    ...['10-01 国庆节', '10-02 国庆节', '10-03 国庆节'],
  ]);
  // Mid-autumn is a National Day in 2028.
  expect(off(2028)).toHaveLength(12);
  expect(off(2031)).toEqual([
    ...['01-01 元旦', '05-01 劳动节', '05-02 劳动节'],
    ...['10-01 国庆节', '10-02 国庆节', '10-03 国庆节'],
  ]);
});

test('the lunar holidays that are given are those of an independent lunar calendar', () => {
  for (const year of [2027, 2028, 2029, 2030]) {
    const given = Object.fromEntries(statutory(year).map(({ name, from, to }) => [name, [from, to]]));
    const lunar = (monthDay: string) => chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date;
    const first = dayOf(lunar('01-01'));
    const pure = chineseDays.getSolarTermDate(year, 4, 'pure_brightness');
    expect(given).toEqual({
      元旦: [`${year}-01-01`, `${year}-01-01`],
      劳动节: [`${year}-05-01`, `${year}-05-02`],
      国庆节: [`${year}-10-01`, `${year}-10-03`],
      春节: [dateOf(first - 1), dateOf(first + 2)],
      清明节: [pure, pure],
      端午节: [lunar('05-05'), lunar('05-05')],
      中秋节: [lunar('08-15'), lunar('08-15')],
    });
  }
});

test('the last week of December waits for the notice of the next year', () => {
  expect(dayIn(standard, '2026-12-24').provisional).toBe(false);
  expect(dayIn(standard, '2026-12-25').provisional).toBe(true);
  expect(dayIn(standard, '2025-12-31').provisional).toBe(false);
  expect(dayIn(standard, '2019-12-31').provisional).toBe(true);
  expect(dayIn(standard, '2020-01-01').provisional).toBe(false);
});

test('a date that does not exist is refused', () => {
  for (const date of ['2026-02-29', '2026-13-01', '2026-1-1', '1999-12-31', '2200-01-01', '', 'x2026-01-01'])
    for (const ask of [isWorkday, dayIn])
      expect(() => ask(standard, date)).toThrow(new RangeError(`not a date: ${date}`));
  expect(isWorkday(standard, '2024-02-29')).toBe(true);
  expect(isWorkday(standard, '2000-01-04')).toBe(true);
  expect(isWorkday(standard, '2199-12-31')).toBe(true);
});

test('a community’s own arrangement of a year replaces the national one', () => {
  const own = structuredClone(china) as unknown as {
    years: Record<string, { workdays: string[]; holidays: object[] }>;
  };
  own.years[2026]?.holidays.push({ name: '三月三', from: '2026-04-20', to: '2026-04-21' });
  const guangxi = calendarOf(own);
  expect(dayIn(guangxi, '2026-04-20').name).toBe('三月三');
  expect(isWorkday(standard, '2026-04-20')).toBe(true);
  // What is changed in the data later does not reach the calendar.
  own.years[2025]?.workdays.pop();
  expect(isWorkday(guangxi, '2025-10-11')).toBe(true);
});
