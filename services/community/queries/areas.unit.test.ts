import { beforeEach, expect, test } from 'vitest';
import type { Staff } from '#shared/auth/principal.ts';
import { toCursor } from '#shared/http/cursor.ts';
import { errorPage } from '../import/view.ts';
import { memoryCommunity } from '../testing/community.ts';
import { goodFiles } from '../testing/import-files.ts';
import { areaPage } from './areas.ts';

const admin: Staff = { kind: 'staff', staff: 'admin', grants: [{ role: 'admin', area: '*' }] };
const refused = expect.objectContaining({
  status: 422,
  code: 'invalid',
  errors: [expect.objectContaining({ field: 'after', code: 'bad-cursor' })],
});

let town: ReturnType<typeof memoryCommunity>;
beforeEach(async () => {
  town = memoryCommunity();
  expect((await town.take(goodFiles(), '2026-11-22T01:00:00.000Z')).bad).toEqual([]);
});

test('a page of areas continues where the last one ended, and rejects a strange cursor', async () => {
  const { areas } = await areaPage(town.store, admin);
  expect(areas.length).toBeGreaterThan(0);
  expect(await areaPage(town.store, admin, '')).toMatchObject({ areas });
  expect(await areaPage(town.store, admin, `area#${areas[0]?.id}`)).toBeDefined();
  for (const after of [
    'x',
    'area#',
    'area#a b',
    `area#${'字'.repeat(60)}`,
    'list#areas',
    `area#${'x'.repeat(65)}`,
  ])
    await expect(areaPage(town.store, admin, after)).rejects.toEqual(refused);
});

test('answers the page of bad rows in the cursor, and rejects a strange cursor', () => {
  expect(errorPage(undefined)).toBeUndefined();
  expect(errorPage(toCursor({ n: 3 }))).toBe(3);
  for (const after of [
    'x',
    toCursor({}),
    toCursor({ n: 'x' }),
    toCursor({ n: -1 }),
    toCursor({ n: 1.5 }),
    toCursor([3]),
  ])
    expect(() => errorPage(after)).toThrow(refused);
});
