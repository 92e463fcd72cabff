import { beforeAll, expect, test, vi } from 'vitest';
import { AreaChanged, RulesChanged } from '#events/community.ts';
import { cloudEvent } from '#events/envelope.ts';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { china } from '#shared/calendar/china.ts';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { projector } from '#shared/reference/projection.ts';
import type { Terms } from './domain/terms.ts';
import { policyReader } from './policies.ts';
import { projections } from './projections.ts';
import { communityReference } from './reference.ts';
import { MONDAY } from './testing/ticket-events.ts';

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

const TIME = new Date(MONDAY).toISOString();

function fixture() {
  const { rows } = memoryRows();
  const keep = projector(rows, projections);
  const time = { now: MONDAY };
  const policies = policyReader(communityReference(rows), () => time.now, DEFAULT_ZONE);
  const event = (
    definition: typeof AreaChanged | typeof RulesChanged,
    subject: string,
    data: object,
    version = 1,
  ) => cloudEvent({ ...definition, subject, version, time: TIME, actor: 'x', data }) as never;
  return {
    time,
    policies,
    area: (path: string, also: object = {}, version = 1) => {
      const id = path.split('/').at(-1) ?? '';
      return keep.area(
        event(
          AreaChanged,
          id,
          { id, path, kind: 'block', name: id, places: [], active: true, ...also },
          version,
        ),
      );
    },
    rules: (rules: object, version = 1) => keep.rules(event(RulesChanged, 'x', { rules }, version)),
    set: (name: string, also: object = {}, version = 1) =>
      keep.rules(
        event(RulesChanged, 'x', { rules: { kind: 'sla', name, levels, rules: [], ...also } }, version),
      ),
    terms: async (area?: string): Promise<Terms> => (await policies.of(area, MONDAY)).terms,
    urgency: async (category?: string) => (await policies.of('c', MONDAY)).urgency(category),
  };
}
const levels = [1, 2].map((level) => ({ level, at: ['block'], name: 'x', nameEn: 'x' }));

test('uses the set that the nearest area above names, else three-stations', async () => {
  const w = fixture();
  await w.area('c');
  await w.area('c/a', { sla: 'wide' });
  await w.area('c/a/1', { sla: 'own' });
  await w.area('c/a/2');
  for (const name of ['three-stations', 'wide', 'own']) await w.set(name);
  const names = await Promise.all(['c', 'c/a', 'c/a/1', 'c/a/2'].map(async (a) => (await w.terms(a)).name));
  expect(names).toEqual(['three-stations', 'wide', 'own', 'wide']);
  expect(await w.terms('c/a/2')).toMatchObject({ area: 'c/a/2', version: 1, levels: 2, speed: 1 });
});

test('uses the default rules until a set is imported', async () => {
  const w = fixture();
  await w.area('c', { sla: 'wide' });
  expect(await w.terms('c')).toMatchObject({ name: 'default', version: 0, levels: 3, speed: 1 });
});

test('waits a minute for a missing set or area, then uses the default rules', async () => {
  const w = fixture();
  await w.area('c', { sla: 'wide' });
  await w.set('three-stations');
  await expect(w.terms('c')).rejects.toThrow(NotYet);
  await expect(w.terms('c/new')).rejects.toThrow(NotYet);
  w.time.now += 59_999;
  await expect(w.terms('c')).rejects.toThrow(NotYet);
  w.time.now += 1;
  expect((await w.terms('c')).name).toBe('default');
  await w.set('wide', { speed: 450 });
  expect(await w.terms('c')).toMatchObject({ name: 'wide', speed: 450 });
  expect(await w.terms('c/new')).toMatchObject({ name: 'wide', area: 'c/new' });
});

test('uses the root when the area is unknown, and unplaced when there are no areas', async () => {
  const w = fixture();
  await expect(w.terms()).rejects.toThrow(NotYet);
  w.time.now += 60_000;
  expect((await w.terms()).area).toBe('unplaced');
  w.time.now += 60_000;
  await w.area('c/a/1');
  await w.area('d/b', { active: false });
  await w.area('c/a', { sla: 'wide' });
  await w.set('wide');
  expect(await w.terms()).toMatchObject({ area: 'c/a', name: 'wide' });
});

test('applies a new version of a set or calendar within half a minute', async () => {
  const w = fixture();
  await w.area('c');
  await w.set('three-stations', { speed: 2 }, 2);
  await w.set('three-stations', { speed: 1 }, 1);
  expect((await w.terms('c')).speed).toBe(2);
  await w.set('three-stations', { speed: 3 }, 3);
  const { calendar } = await w.terms('c');
  await w.rules({ kind: 'calendar', calendar: { ...china, sessions: [{ from: '10:00', to: '11:00' }] } }, 4);
  expect(await w.policies.calendarVersion()).toBe(4);
  w.time.now += 20_000;
  const terms = await w.terms('c');
  expect([terms.speed, terms.calendar.dayLength]).toEqual([3, 3_600_000]);
  expect(calendar.dayLength).toBe(7 * 3_600_000);
  expect((await w.terms('c')).calendar).toBe(terms.calendar);
});

test('a category has its own urgency, else its parent’s, else normal', async () => {
  const w = fixture();
  await w.area('c');
  expect(await w.urgency('fire')).toBe('normal');
  const category = (code: string, also: object = {}) => ({
    code,
    name: code,
    nameEn: code,
    keywords: [],
    ...also,
  });
  await w.rules({
    kind: 'taxonomy',
    categories: [
      category('fire', { urgency: 'urgent' }),
      category('fire-lane', { parent: 'fire' }),
      category('fire-burning', { parent: 'fire', urgency: 'emergency' }),
      category('noise'),
    ],
  });
  await w.rules({ kind: 'templates', signature: 'x', templates: [] }, 9);
  const all = await Promise.all(
    ['fire', 'fire-lane', 'fire-burning', 'noise', 'unknown', undefined].map(w.urgency),
  );
  expect(all).toEqual(['urgent', 'urgent', 'emergency', 'normal', 'normal', 'normal']);
});
