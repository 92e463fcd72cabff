import { expect, test } from 'vitest';
import type { Staff } from '#shared/auth/principal.ts';
import { headReads } from '#shared/commit/simulation/head-reads.ts';
import type { Call } from '#shared/http/call.ts';
import { whoSaw } from '#shared/vault/audit.ts';
import { wordsOf } from '../reports/store.ts';
import { callId } from './answer.ts';
import { hotlineRoutes } from './routes.ts';
import {
  AT,
  FROM,
  inMemoryHotline,
  key,
  numbered,
  SAID,
  started,
  type UnnumberedEvent,
  unanswered,
  words,
} from './testing/in-memory.ts';

const duty = (area = 'qt'): Staff => ({ kind: 'staff', staff: '10031', grants: [{ role: 'duty', area }] });
const TALK: UnnumberedEvent = { kind: 'ringing-result', member: 'm-1', result: 'answered' };
const partly = [started, ...unanswered, key('1'), key('1'), words(SAID), { kind: 'hung-up' } as const];
const missed = [started, { kind: 'hung-up' } as const];

async function dutyDesk(calls: Readonly<Record<string, readonly UnnumberedEvent[]>>) {
  const at = inMemoryHotline();
  for (const [id, happenings] of Object.entries(calls))
    for (const event of numbered(happenings, id)) await at.send(event);
  const routes = hotlineRoutes(at.deps);
  const request = (id: string, more: object = {}) =>
    ({
      who: duty(),
      at: AT,
      key: 'key-00001',
      fingerprint: 'f',
      params: { call: callId(id) },
      ...more,
    }) as never;
  const list = async (who = duty()) =>
    (await routes.desk({ who, at: AT } as Call<never>)).body as Record<string, Record<string, unknown>[]>;
  return { ...at, routes, request, list };
}
const entered = {
  words: '电梯坏了',
  place: '幸福里12号楼',
  consent: { process: true, sms: true },
  lang: 'zh-CN',
};

test('shows who is on duty, live calls, drafts and call-backs, without numbers', async () => {
  const { list } = await dutyDesk({ live: [started], talk: [started, TALK], partly, missed });
  const found = await list();
  expect(found.now).toHaveLength(3);
  expect(found.now?.[0]).toEqual({ area: 'qt', member: 'm-1', order: 1, until: '2026-11-23T00:00:00.000Z' });
  expect(found.live?.map((one) => one.call)).toEqual([callId('live'), callId('talk')]);
  expect(found.drafts?.map((one) => one.call).sort()).toEqual([callId('partly'), callId('talk')].sort());
  expect(found.drafts?.find((one) => one.call === callId('partly'))).toMatchObject({
    words: SAID,
    urgency: 'emergency',
    phoneMasked: '+86138****5678',
    live: false,
  });
  expect(found.missed).toMatchObject([{ call: callId('missed'), tries: 0, phoneMasked: '+86138****5678' }]);
  expect(JSON.stringify(found)).not.toContain('13800005678');
});

test('hides calls of another area and refuses actions on them', async () => {
  const { list, routes, request } = await dutyDesk({ partly });
  expect(await list(duty('other'))).toEqual({ now: [], live: [], drafts: [], missed: [] });
  for (const route of ['finishCall', 'answerCall', 'returnCall', 'revealCaller'] as const)
    await expect(routes[route](request('partly', { who: duty('other'), body: {} }))).rejects.toThrow(
      'not-found',
    );
  await expect(routes.revealCaller(request('nobody', { body: { reason: 'x' } }))).rejects.toThrow(
    'not-found',
  );
});

test('hides a call whose index entry is out of date', async () => {
  const { list, routes, request, deps } = await dutyDesk({ missed });
  const stale = await deps.main.keys({ name: 'desk', attribute: 'desk' }, 'missed#qt');
  await routes.returnCall(request('missed', { body: { how: 'answered' } }));
  deps.main.keys = async (_, value) => (value === 'missed#qt' ? stale : { keys: [] });
  expect((await list()).missed).toEqual([]);
});

test('audits reading the words of a call once an hour', async () => {
  const { list, deps } = await dutyDesk({ partly, missed });
  await list();
  await list();
  expect(await whoSaw(deps.vault, callId('partly'))).toMatchObject([
    { by: 'staff:10031', purpose: 'desk', read: 'intake.words' },
  ]);
  expect(await whoSaw(deps.vault, callId('missed'))).toEqual([]);
});

test('a draft is finished as a report of the hotline, with the caller’s number unless another is given', async () => {
  const { routes, request, deps, list, stateOf, main } = await dutyDesk({ partly });
  const reply = await routes.finishCall(request('partly', { body: entered }));
  const { report, number } = reply.body as { report: string; number: string };
  expect(reply.status).toBe(201);
  expect(await wordsOf(deps.main, deps.vault, report)).toMatchObject({
    channel: 'hotline',
    words: '电梯坏了',
    phone: FROM,
  });
  expect(await stateOf('partly')).toMatchObject({ outcome: 'ticket', by: 'desk', number });
  expect((await list()).drafts).toEqual([]);
  expect((await routes.finishCall(request('partly', { body: entered }))).body).toEqual(reply.body);
  const other = request('partly', { body: entered, key: 'key-00002' });
  await expect(routes.finishCall(other)).rejects.toThrow('call-done');
  expect(main().filter(({ kind }) => kind === 'report')).toHaveLength(1);
});

test('a missed call becomes a report too, and is returned by it', async () => {
  const { routes, request, stateOf } = await dutyDesk({ missed });
  await routes.finishCall(request('missed', { body: { ...entered, phone: '13900001234' } }));
  expect(await stateOf('missed')).toMatchObject({ outcome: 'ticket', done: 'reported' });
});

test('a question is answered while they still talk, in one action, and makes no ticket', async () => {
  const { routes, request, stateOf, send, main } = await dutyDesk({ talk: [started, TALK] });
  const body = { category: 'policy', words: '居住证在街道窗口办理' };
  expect((await routes.answerCall(request('talk', { body }))).body).toEqual({ answered: true });
  await send({ call: 'talk', seq: 3, kind: 'hung-up' });
  expect(await stateOf('talk')).toMatchObject({ outcome: 'draft', done: 'answered' });
  expect(main().filter(({ kind }) => kind === 'report')).toEqual([]);
  expect(JSON.stringify(main())).not.toContain('居住证');
});

test('tries that reach nobody are counted by the days of the community, not of UTC', async () => {
  const { routes, request } = await dutyDesk({ missed });
  const attempt = async (at: string) =>
    (await routes.returnCall(request('missed', { at, key: `try-${at}`, body: { how: 'unreached' } }))).body;
  expect(await attempt('2026-11-22T15:00:00.000Z')).toEqual({ done: false, tries: 1 });
  expect(await attempt('2026-11-22T15:30:00.000Z')).toEqual({ done: false, tries: 2 });
  // 00:10 of the next day in Shanghai.
  expect(await attempt('2026-11-22T16:10:00.000Z')).toEqual({ done: true, tries: 3 });
});

test('reveals a number for a reason only, and audits it first', async () => {
  const { routes, request, deps } = await dutyDesk({ missed });
  const reply = await routes.revealCaller(request('missed', { body: { reason: '回电核实' } }));
  expect(reply.body).toEqual({ phone: FROM });
  expect(await whoSaw(deps.vault, callId('missed'))).toEqual([
    { at: AT, by: 'staff:10031', purpose: 'reveal: 回电核实', read: 'intake.contact' },
  ]);
  expect((await routes.callSeen(request('missed'))).body).toEqual({
    seen: await whoSaw(deps.vault, callId('missed')),
  });
  const elsewhere = request('missed', { who: duty('qt/qt-03') });
  await expect(routes.callSeen(elsewhere)).rejects.toMatchObject({ code: 'not-found' });
});

test('reads the call once for each action', async () => {
  const { deps, routes, request } = await dutyDesk({ partly, missed });
  const reads = headReads(deps.stores.store);
  await routes.returnCall(request('missed', { body: { how: 'reached' } }));
  expect(reads()).toBe(1);
  await routes.answerCall(request('partly', { body: { category: 'noise' } }));
  expect(reads()).toBe(2);
});
