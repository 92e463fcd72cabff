import { expect, test } from 'vitest';
import { type Duty, holes, onDuty, overlaps } from '#shared/roster/roster.ts';
import { serviceRows } from './directory.ts';
import { officeMembers } from './office.ts';
import { pattern, rosterAround } from './roster.ts';

const utc = (local: string): string => {
  const [date = '', time = ''] = local.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + ((hours - 8) * 60 + minutes) * 60_000).toISOString();
};
const at = <R extends { from: string; to: string }>(rows: readonly R[]) =>
  rows.map((row) => ({ ...row, from: utc(row.from), to: utc(row.to), active: true }));

// A new year, a leap day, a Sunday, and days in between.
const days = ['2026-01-01', '2026-11-22', '2027-12-31', '2028-02-29', '2026-07-15'];

test.each(days)('around %s somebody is on duty at every minute, whoever is away', (today) => {
  const rows = rosterAround(pattern, today);
  const duties: Duty[] = at(rows.duties);
  const absences = at(rows.absences);
  const from = utc(`${today} 00:00`);
  const to = new Date(Date.parse(from) + 14 * 86_400_000).toISOString();
  expect(holes(duties, absences, from, to)).toEqual([]);
  expect(overlaps(duties)).toEqual([]);
  expect(absences.length).toBeGreaterThanOrEqual(4);
  expect(onDuty(duties, absences, from)).not.toEqual([]);
});

test('two starts plan the same duties for the days they share', () => {
  const [monday, tuesday] = ['2026-11-23', '2026-11-24'].map((day) => rosterAround(pattern, day).duties);
  const later = new Map(tuesday?.map((row) => [row.id, row]));
  const shared = monday?.filter(({ id }) => later.has(id)) ?? [];
  expect(shared.length).toBeGreaterThan(60);
  for (const row of shared) expect(later.get(row.id)).toEqual(row);
});

test('six people share the week evenly, with rest after each shift', () => {
  const { duties } = rosterAround(pattern, '2026-11-24');
  const week = duties.filter(({ from }) => from >= '2026-11-23' && from < '2026-11-30');
  const shares = Map.groupBy(week, ({ member }) => member);
  const members = officeMembers.filter(({ id }) => id.startsWith('m-duty-')).map(({ id }) => id);
  expect([...shares.keys()].sort()).toEqual(members);
  for (const own of shares.values()) {
    expect(own).toHaveLength(5);
    const times = at(own).sort((a, b) => (a.from < b.from ? -1 : 1));
    for (const [n, duty] of times.entries())
      if (n > 0)
        expect(Date.parse(duty.from) - Date.parse(times[n - 1]?.to ?? '')).toBeGreaterThanOrEqual(
          8 * 3_600_000,
        );
  }
});

test('the directory has 49 services in 8 categories', () => {
  const categories = serviceRows.filter(({ category }) => category === '');
  const services = serviceRows.filter(({ category }) => category !== '');
  expect([categories.length, services.length]).toEqual([8, 49]);
  expect(new Set(services.map(({ phone }) => phone)).size).toBe(49);
  for (const { phone } of services) expect(phone).toMatch(/^\+86154000\d{5}$/);
  for (const { category } of services) expect(categories.map(({ id }) => id)).toContain(category);
});
