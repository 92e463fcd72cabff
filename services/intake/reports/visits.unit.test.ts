import { expect, test } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { commit } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import type { Call } from '#shared/http/call.ts';
import { Secrets } from '../secrets/secrets.ts';
import { report, withdraw } from './domain/report.ts';
import type { reports } from './manifest.ts';
import { enterVisit } from './visits.ts';

const AT = '2026-11-22T01:00:00.000Z';
function inMemoryIntake() {
  const main = memoryRows();
  const vault = memoryRows();
  const stores = { store: memoryStore(), vault: memoryStore() };
  const deps = {
    main: main.rows,
    vault: vault.rows,
    stores,
    secrets: new Secrets(vault.rows),
    zone: 'Asia/Shanghai',
  };
  return { deps, stores, main, enter: enterVisit(deps) };
}
const call = (body: object, staff = '10012', key = 'key-00001') =>
  ({
    body: {
      channel: 'visit',
      words: '老人想装扶手',
      area: 'qt/qt-03/qt-03-07',
      consent: { process: true, sms: false },
      lang: 'zh-CN',
      ...body,
    },
    who: { kind: 'staff', staff, grants: [{ role: 'worker', area: 'qt/qt-03' }] },
    key,
    fingerprint: 'f',
    at: AT,
  }) as unknown as Call<(typeof reports)['routes']['visit']>;

test('records who entered a visit and by which channel, and answers with number and code', async () => {
  const { enter, stores } = inMemoryIntake();
  const { status, body } = await enter(call({ phone: '13800005678' }));
  expect(status).toBe(201);
  expect(body).toMatchObject({ number: expect.stringMatching(/^\d{12}$/), code: expect.any(String) });
  const head = (await stores.store.get((body as { report: string }).report, '-')) as unknown as {
    log: unknown[][];
  };
  expect(head.log[0]?.[2]).toBe('staff:10012');
  expect(head.log[0]?.[4]).toMatchObject({ channel: 'visit', area: 'qt/qt-03/qt-03-07', reachable: false });
});

test('refuses a visit without consent and stores nothing', async () => {
  const { enter, stores, main } = inMemoryIntake();
  await expect(enter(call({ consent: { process: false, sms: false } }))).rejects.toMatchObject({
    status: 422,
    code: 'consent-needed',
  });
  expect([stores.store.items(), stores.vault.items(), main.items()]).toEqual([[], [], []]);
});

test.each([
  ['a visit without the household’s block', { area: undefined }, 'required'],
  ['a block of somebody else’s area', { area: 'qt/qt-04/qt-04-01' }, 'not-your-area'],
  ['a window in somebody else’s area', { channel: 'window', area: 'qt' }, 'not-your-area'],
])('%s is refused at its field', async (_, body, code) => {
  const { enter, stores } = inMemoryIntake();
  await expect(enter(call(body))).rejects.toMatchObject({ status: 422, errors: [{ field: 'area', code }] });
  expect(stores.store.items()).toEqual([]);
});

test('accepts a report at the window without a block', async () => {
  const { enter } = inMemoryIntake();
  expect((await enter(call({ channel: 'window', area: undefined }))).status).toBe(201);
});

test('the same key is the same report for the same person, and another one for a colleague', async () => {
  const { enter } = inMemoryIntake();
  const [first, again, colleague] = [
    await enter(call({})),
    await enter(call({})),
    await enter(call({}, '10013')),
  ];
  expect(again.body).toEqual(first.body);
  expect((colleague.body as { report: string }).report).not.toBe((first.body as { report: string }).report);
});

test('a report is taken back, at most once a minute, and only one that is there', async () => {
  const { enter, stores } = inMemoryIntake();
  const { report: id } = (await enter(call({}))).body as { report: string };
  const take = (key: string, subject = id, at = AT) =>
    commit(stores, report, subject, { cause: { id: key }, at, actor: 'resident' }, withdraw(at));
  const later = (ms: number) => new Date(Date.parse(AT) + ms).toISOString();
  expect((await take('w1')).events).toEqual([{ type: 'ReportWithdrawn' }]);
  expect((await take('w2', id, later(59_999))).outcome).toBe('nothing');
  expect((await take('w3', id, later(60_000))).events).toEqual([{ type: 'ReportWithdrawn' }]);
  await expect(take('w4', 'R-unknown')).rejects.toMatchObject({ code: 'not-found' });
});
