import { beforeEach, expect, test } from 'vitest';
import type { Staff } from '#shared/auth/principal.ts';
import { history } from '#shared/commit/log.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { duty as duties } from '../domain/kinds.ts';
import { publicDirectory } from '../queries/directory.ts';
import { memoryCommunity } from '../testing/community.ts';
import { goodFiles } from '../testing/import-files.ts';
import { type HandOverRequest, handOver } from './hand-over.ts';
import { dutyNow, type NamesOf, roster } from './roster.ts';

const NOON = '2026-11-23T04:00:00.000Z';
const names: NamesOf = async (members) => Object.fromEntries(members.map((id) => [id, `name of ${id}`]));
const staff = (area: string, role: 'duty' | 'admin' | 'lead', member?: string): Staff => ({
  kind: 'staff',
  staff: member ?? role,
  ...(member && { member }),
  grants: [{ role, area }],
});
const m1 = staff('qt', 'duty', 'm-1');
const m2 = staff('qt', 'duty', 'm-2');

const files = [
  ...goodFiles(),
  {
    kind: 'members',
    format: 'csv',
    content: 'id,team,name,kind,active\nm-3,t-7,王五,volunteer,\nm-9,t-7,赵六,volunteer,no',
  },
  { kind: 'areas', format: 'csv', content: 'id,parent,kind,name\nother,,subdistrict,别处街道' },
  { kind: 'teams', format: 'csv', content: 'id,area,name\nt-o,other,别处队' },
  { kind: 'members', format: 'csv', content: 'id,team,name,kind\nm-o,t-o,别人,volunteer' },
  {
    kind: 'duties',
    format: 'csv',
    content: [
      'id,area,member,from,to,order',
      'd-1,qt,m-1,2026-11-23 08:00,2026-11-23 16:00,1',
      'd-2,qt,m-2,2026-11-23 14:00,2026-11-23 20:00,1',
      'd-0,qt,m-1,2026-11-22 08:00,2026-11-22 16:00,1',
      'd-m,qt,m-2,2026-11-30 20:00,2026-12-01 08:00,1',
    ].join('\n'),
  },
  {
    kind: 'absences',
    format: 'csv',
    content: 'id,member,from,to,reason\na-1,m-3,2026-11-23 06:00,2026-11-23 13:00,门诊',
  },
  {
    kind: 'services',
    format: 'csv',
    content:
      'id,category,name,area,active\nsv-2,,健康,,\nsv-1,,政务,,\nsv-1-1,sv-1,社保,qt-03,\nsv-1-2,sv-1,旧窗口,,no',
  },
] as Parameters<ReturnType<typeof memoryCommunity>['take']>[0];

let town: ReturnType<typeof memoryCommunity>;
let notes: ReturnType<typeof memoryStore>;
beforeEach(async () => {
  town = memoryCommunity();
  notes = memoryStore();
  const { bad } = await town.take(files, '2026-11-20T00:00:00.000Z');
  expect(bad).toEqual([]);
});

const give = (of: Partial<HandOverRequest>) =>
  handOver(
    { store: town.store, heads: town.heads, vault: notes },
    { who: m1, key: 'k1', fingerprint: 'f1', at: NOON, id: 'd-1', to: 'm-2', ...of },
  );

test('the officer on duty hands over; the history records who and when, the vault keeps the note', async () => {
  // m-2 begins at 14:00, which overlaps; m-3 is back at 13:00 and away at noon.
  await expect(give({})).rejects.toMatchObject({ status: 409, code: 'already-on-duty' });
  await expect(give({ to: 'm-3' })).rejects.toMatchObject({ status: 409, code: 'member-absent' });
  const given = await give({ to: 'm-3', at: '2026-11-23T06:00:00.000Z', note: '王奶奶会再打来' });
  expect(given).toMatchObject({ id: 'd-1', member: 'm-3', order: 1 });
  const facts = await history(town.heads, duties, 'd-1');
  expect(facts.map(({ actor, at }) => `${at} ${actor}`)).toEqual([
    '2026-11-20T00:00:00.000Z staff:admin',
    '2026-11-23T06:00:00.000Z staff:m-1',
  ]);
  expect(JSON.stringify(town.heads.items())).not.toContain('王奶奶');
  expect(JSON.stringify(notes.items())).toContain('王奶奶');
});

test('repeating a key gives the same answer, although the duty has changed hands', async () => {
  const once = await give({ to: 'm-3', at: '2026-11-23T06:00:00.000Z' });
  expect(await give({ to: 'm-3', at: '2026-11-23T06:00:00.000Z' })).toEqual(once);
  expect(await history(town.heads, duties, 'd-1')).toHaveLength(2);
  await expect(give({ to: 'm-2', at: '2026-11-23T06:00:00.000Z', fingerprint: 'f2' })).rejects.toMatchObject({
    code: 'idempotency-key-reused',
  });
});

test.each<[string, Partial<HandOverRequest>, object]>([
  ['somebody else’s duty', { who: m2, to: 'm-3' }, { status: 403, code: 'no-right' }],
  ['a duty of another area', { who: staff('other', 'admin') }, { status: 404 }],
  ['what is no duty', { id: 'qt-03' }, { status: 404 }],
  ['an unknown duty', { id: 'd-9' }, { status: 404 }],
  ['a duty that is over', { id: 'd-0' }, { status: 409, code: 'duty-over' }],
  ['to an unknown member', { to: 'm-8' }, { status: 422, code: 'member-unknown' }],
  ['to somebody who has left', { to: 'm-9' }, { status: 422, code: 'member-unknown' }],
  ['to somebody of another area', { to: 'm-o' }, { status: 422, code: 'member-elsewhere' }],
])('nobody hands over %s', async (_, of, refusal) => {
  await expect(give(of)).rejects.toMatchObject(refusal);
  expect(await history(town.heads, duties, 'd-1')).toHaveLength(1);
});

test('an administrator hands over for others; handing over to the same member changes nothing', async () => {
  const admin = staff('qt', 'admin');
  expect(await give({ who: admin, to: 'm-1' })).toMatchObject({ member: 'm-1' });
  expect(await history(town.heads, duties, 'd-1')).toHaveLength(1);
  expect(await give({ who: admin, key: 'k2', to: 'm-3', at: '2026-11-23T05:00:00.000Z' })).toMatchObject({
    member: 'm-3',
  });
});

test('answers the subdistrict’s roster for a block, with names, absences and holes', async () => {
  const of = { area: 'qt-03-07', from: '2026-11-23T00:00:00.000Z', to: '2026-11-23T16:00:00.000Z', at: NOON };
  await give({ to: 'm-3', at: '2026-11-23T06:00:00.000Z' });
  expect(await roster(town.store, m1, names, of)).toEqual({
    area: 'qt',
    duties: [
      {
        id: 'd-1',
        area: 'qt',
        member: 'm-3',
        name: 'name of m-3',
        from: '2026-11-23T00:00:00.000Z',
        to: '2026-11-23T08:00:00.000Z',
        order: 1,
      },
      {
        id: 'd-2',
        area: 'qt',
        member: 'm-2',
        name: 'name of m-2',
        from: '2026-11-23T06:00:00.000Z',
        to: '2026-11-23T12:00:00.000Z',
        order: 1,
      },
    ],
    absences: [
      {
        id: 'a-1',
        member: 'm-3',
        name: 'name of m-3',
        from: '2026-11-22T22:00:00.000Z',
        to: '2026-11-23T05:00:00.000Z',
      },
    ],
    holes: [
      { from: '2026-11-23T00:00:00.000Z', to: '2026-11-23T05:00:00.000Z', why: 'absent' },
      { from: '2026-11-23T12:00:00.000Z', to: '2026-11-23T16:00:00.000Z', why: 'unplanned' },
    ],
  });
});

test('finds a duty across the end of a month in both months', async () => {
  const ids = async (from: string, to: string) => {
    const { duties: found } = (await roster(town.store, m1, names, { area: 'qt', from, to, at: NOON })) as {
      duties: { id: string }[];
    };
    return found.map(({ id }) => id);
  };
  expect(await ids('2026-11-30T12:00:00.000Z', '2026-11-30T13:00:00.000Z')).toEqual(['d-m']);
  expect(await ids('2026-11-30T18:00:00.000Z', '2026-11-30T20:00:00.000Z')).toEqual(['d-m']);
  expect(await ids('2026-12-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z')).toEqual([]);
});

test('answers who is on duty, until when, and who is next', async () => {
  expect(await dutyNow(town.store, m1, names, { area: 'qt', at: NOON })).toEqual({
    area: 'qt',
    now: [{ id: 'd-1', member: 'm-1', name: 'name of m-1', order: 1, until: '2026-11-23T08:00:00.000Z' }],
    next: { id: 'd-2', member: 'm-2', name: 'name of m-2', from: '2026-11-23T06:00:00.000Z' },
  });
  expect(await dutyNow(town.store, m1, names, { at: NOON })).toMatchObject({ area: 'qt' });
});

test('answers 404 for the roster of others, and rejects a reversed period', async () => {
  await expect(roster(town.store, m1, names, { area: 'other', at: NOON })).rejects.toMatchObject({
    status: 404,
  });
  await expect(dutyNow(town.store, m1, names, { area: 'nowhere', at: NOON })).rejects.toMatchObject({
    status: 404,
  });
  const reversed = { area: 'qt', from: NOON, to: '2026-11-22T00:00:00.000Z', at: NOON };
  await expect(roster(town.store, m1, names, reversed)).rejects.toMatchObject({
    status: 422,
    code: 'bad-period',
  });
});

test('lists open services by category, in the order of their ids', async () => {
  const blank = { nameEn: undefined, address: undefined, phone: undefined, hours: undefined };
  expect(await publicDirectory(town.store)).toEqual({
    categories: [
      {
        code: 'sv-1',
        name: '政务',
        nameEn: undefined,
        services: [{ id: 'sv-1-1', name: '社保', ...blank, area: 'qt/qt-03' }],
      },
      { code: 'sv-2', name: '健康', nameEn: undefined, services: [] },
    ],
  });
});
