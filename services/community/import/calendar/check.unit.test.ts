import { expect, test } from 'vitest';
import { china } from '#shared/calendar/china.ts';
import { checked, csv, goodFiles, json } from '../../testing/import-files.ts';

const calendarBad = (value: unknown) => checked([...goodFiles(), json('calendar', value)]);

test('reports each fault within a calendar with its place', () => {
  const { years, ...rest } = structuredClone(china) as unknown as {
    years: Record<string, { workdays: string[] }>;
  };
  years['2026']?.workdays.push('2026-03-02');
  const result = calendarBad({ ...rest, zone: 'Asia/Tokyo', years });
  expect(result.bad).toEqual(['calendar 1 zone another-zone']);
  expect(result.flaws[0]?.also).toMatchObject([
    {
      field: 'years.2026.workdays.6',
      code: 'not-a-weekend',
      words: { en: expect.stringContaining('2026-03-02') },
    },
  ]);
});

test('a calendar takes the deployment’s time zone and keeps it', async () => {
  const berlin = { ...china, zone: 'Europe/Berlin' };
  expect(calendarBad(berlin).bad).toEqual(['calendar 1 zone another-zone']);
  const there = checked([...goodFiles(), json('calendar', berlin)], { zone: 'Europe/Berlin' });
  expect(there.bad).toEqual([]);
  expect((await there.plan()).rules[0]?.row).toMatchObject({
    rules: { calendar: { zone: 'Europe/Berlin' } },
  });
});

test('reads a calendar as JSON only, also inside a rule set', async () => {
  for (const written of [china, { kind: 'calendar', calendar: china }]) {
    const [target] = (await calendarBad(written).plan()).rules;
    expect(target).toEqual({ id: 'calendar', row: { rules: { kind: 'calendar', calendar: china } } });
  }
  expect(checked([...goodFiles(), csv('calendar', 'zone', 'x')]).bad).toEqual(['calendar 1  json-only']);
});

test('warns of years in use that are not in the calendar', () => {
  const { 2024: _, ...years } = china.years;
  const at = (now: string) =>
    checked([...goodFiles(), json('calendar', { ...china, years })], { at: now }).unusual();
  expect(at('2026-03-01T00:00:00.000Z')).toEqual(['1 years.2024 provisional']);
  expect(at('2026-11-22T00:00:00.000Z')).toEqual(['1 years.2024 provisional', '1 years.2027 provisional']);
});
