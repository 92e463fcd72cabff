import { beforeEach, expect, test } from 'vitest';
import type { Staff } from '#shared/auth/principal.ts';
import { memoryCommunity } from '../testing/community.ts';
import { csv } from '../testing/import-files.ts';
import { versions } from './history.ts';

const of = (area: string): Staff => ({ kind: 'staff', staff: 'x', grants: [{ role: 'admin', area }] });
const notFound = expect.objectContaining({ status: 404, code: 'not-found' });

let town: ReturnType<typeof memoryCommunity>;
const read = async (who: Staff, kind: string, id: string, after?: string) => {
  const found = await versions(town.heads, who, { kind, id, after });
  return { ...found, versions: found.versions.map(({ version }) => version) };
};
const take = async (minute: number, ...files: ReturnType<typeof csv>[]) =>
  expect((await town.take(files, `2026-11-22T01:${10 + minute}:00.000Z`)).bad).toEqual([]);
const grants = (...rows: string[]) => csv('grants', 'staff,role,area', ...rows);
const team = (area: string) => csv('teams', 'id,area,name', `t,${area},队`);

beforeEach(async () => {
  town = memoryCommunity();
  const areas = ['qt,,subdistrict,街道', 'qt-03,qt,neighbourhood,三', 'qt-04,qt,neighbourhood,四'];
  await take(0, csv('areas', 'id,parent,kind,name', ...areas), team('qt-04'));
});

test('versions continue below the last of a page, and a strange cursor is rejected', async () => {
  const admin = of('*');
  expect(await read(admin, 'team', 't')).toEqual({ versions: [1] });
  expect(await read(admin, 'team', 't', '2')).toEqual({ versions: [1] });
  expect(await read(admin, 'team', 't', '1')).toEqual({ versions: [] });
  for (const after of ['x', '0', '-1', '1.5', '1e3', 'Infinity', '9'.repeat(16)])
    await expect(read(admin, 'team', 't', after)).rejects.toMatchObject({ status: 422, code: 'invalid' });
});

test('each area reads the versions from the time when a moved row was in it', async () => {
  await take(1, team('qt-03'));
  expect(await read(of('qt/qt-03'), 'team', 't')).toEqual({ versions: [2] });
  expect(await read(of('qt/qt-04'), 'team', 't')).toEqual({ versions: [1] });
  expect(await read(of('qt'), 'team', 't')).toEqual({ versions: [2, 1] });
  await expect(read(of('qt/qt-05'), 'team', 't')).rejects.toEqual(notFound);
});

test('a withdrawn set of grants stays readable for those who could read its last grants', async () => {
  await take(1, grants('1,admin,*', '7,lead,qt-04', '8,,'));
  await take(2, grants('7,worker,qt-03'));
  await take(3, grants('7,,'));
  expect(await read(of('qt/qt-03'), 'grants', '7')).toEqual({ versions: [3, 2] });
  expect(await read(of('qt/qt-04'), 'grants', '7')).toEqual({ versions: [1] });
  expect(await read(of('*'), 'grants', '7')).toEqual({ versions: [3, 2, 1] });
  await expect(read(of('qt/qt-05'), 'grants', '7')).rejects.toEqual(notFound);
});

test('a set that never held grants is readable with `*` only', async () => {
  await take(1, grants('8,,'));
  await expect(read(of('qt'), 'grants', '8')).rejects.toEqual(notFound);
  expect(await read(of('*'), 'grants', '8')).toEqual({ versions: [1] });
});

test('a page promises more only when the caller may read it', async () => {
  for (let n = 1; n < 50; n++) await take(n, team(n % 2 ? 'qt-03' : 'qt-04'));
  const [first, ...rest] = (await read(of('qt/qt-03'), 'team', 't')).versions;
  expect([first, rest.at(-1), rest.length]).toEqual([50, 2, 24]);
  expect(await read(of('qt/qt-03'), 'team', 't', '4')).toEqual({ versions: [2] });
});
