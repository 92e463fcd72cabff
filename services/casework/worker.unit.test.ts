import type { LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Grant, Staff } from '#shared/auth/principal.ts';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { fold } from '#shared/commit/commit.ts';
import { Refused } from '#shared/commit/decision.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import type { Problem } from '#shared/http/problem.ts';
import { areaReader } from './areas.ts';
import { ticket } from './domain/aggregate.ts';
import { accept, propose } from './domain/commands.ts';
import type { TicketEvent } from './domain/ticket.ts';
import { asProblem } from './refusal.ts';
import { residentDesk } from './resident.ts';
import { AT, headWith, lives, opened } from './testing/lives.ts';
import { workerDesk } from './worker.ts';

const BLOCK = 'qt/qt-03/qt-03-07';
const staff = (member: string, ...grants: Grant[]): Staff => ({
  kind: 'staff',
  staff: '30412',
  member,
  grants,
});
const holder = staff('m-00412', { role: 'worker', area: BLOCK });
const unknown = expect.objectContaining({ status: 404, code: 'not-found' });
beforeEach(() => void vi.useFakeTimers({ now: Date.parse(AT), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** A desk with one ticket; `told` is what happened in which order, `fails` says what of it goes wrong. */
async function desk(life: readonly TicketEvent[], fails?: 'audit' | 'read') {
  const told: string[] = [];
  const main = memoryRows();
  const vault = memoryRows((command, { Item }) => {
    if (command !== 'Put' || !Item?.sk.startsWith('seen#')) return;
    if (fails === 'audit') throw new Error('throttled');
    told.push(`audited ${Item.by} ${Item.purpose}`);
  });
  const store = memoryStore();
  if (life.length > 0) await store.put(headWith('R1', life));
  const send = async ({ input }: { input: { FunctionName: string; Payload: Uint8Array } }) => {
    told.push(`asked ${input.FunctionName} ${JSON.parse(Buffer.from(input.Payload).toString()).by}`);
    if (fails === 'read') return { FunctionError: 'Unhandled' };
    const R1 = {
      words: '楼道堆物',
      place: '幸福里',
      phoneMasked: '+86138****5678',
      name: '张三',
      phone: '+8613800005678',
    };
    return { Payload: Buffer.from(JSON.stringify({ R1 })) };
  };
  const parts = {
    main: main.rows,
    vault: vault.rows,
    stores: {
      store,
      vault: { ...memoryStore(), putNew: (item: { pk: string; sk: string }) => vault.rows.putNew(item) },
    },
    lambda: { send } as unknown as LambdaClient,
    areas: areaReader(main.rows),
  };
  return { told, store, worker: workerDesk(parts), resident: residentDesk(parts), vault, main };
}
/** A call as the edge hands it over. */
const call = (who: unknown, more: object = {}) =>
  ({
    who,
    params: { id: 'R1' },
    key: 'key-00001',
    fingerprint: 'f',
    at: AT,
    lang: 'zh-CN',
    ...more,
  }) as never;

test.each([
  ['no ticket', [], holder],
  ['a ticket of another block', lives.assigned, staff('m-9', { role: 'worker', area: 'qt/qt-03/qt-03-08' })],
  [
    'a ticket of a neighbour whose id begins alike',
    lives.assigned,
    staff('m-9', { role: 'lead', area: 'qt/qt-0' }),
  ],
  ['a ticket, but with a role that reads none', lives.assigned, staff('m-9', { role: 'admin', area: '*' })],
  [
    'a ticket that lies nowhere yet',
    [{ ...opened, area: undefined } as TicketEvent],
    staff('m-9', { role: 'lead', area: '*' }),
  ],
])('%s is not found, by no way, and nobody is asked about it', async (_, life, who) => {
  const { worker, told, vault } = await desk(life);
  await expect(worker.ticket(call(who))).rejects.toEqual(unknown);
  await expect(worker.act(call(who), accept)).rejects.toEqual(unknown);
  await expect(worker.reveal(call(who, { body: { reason: 'x' } }))).rejects.toEqual(unknown);
  await expect(worker.seen(call(who))).rejects.toEqual(unknown);
  expect(told).toEqual([]);
  expect(vault.items()).toEqual([]);
});

test('who may read but not work sees the ticket, may do nothing, and changes nothing', async () => {
  const leader = staff('m-9', { role: 'leader', area: 'qt' });
  const { worker, store } = await desk(lives.assigned);
  expect((await worker.ticket(call(leader))).body).toMatchObject({
    id: 'R1',
    state: 'assigned',
    can: [],
    words: '楼道堆物',
  });
  await expect(worker.act(call(leader), accept)).rejects.toEqual(
    expect.objectContaining({ status: 403, code: 'no-right' }),
  );
  await expect(worker.reveal(call(leader, { body: { reason: 'x' } }))).rejects.toEqual(
    expect.objectContaining({ code: 'no-right' }),
  );
  expect((await store.get('R1', '-'))?.version).toBe(2);
});

test('the page of a ticket shows words and masked phone, never the number or the name', async () => {
  const { worker, told } = await desk(lives.assigned);
  const { body } = await worker.ticket(call(holder));
  expect(body).toMatchObject({
    place: '幸福里',
    phoneMasked: '+86138****5678',
    version: 2,
    can: ['accept'],
    holder: 'm-00412',
  });
  expect(JSON.stringify(body)).not.toMatch(/13800005678|张三/);
  expect(told).toEqual(['asked huying-intake-read-words staff:30412']);
});

test('contact data are shown after the audit entry is written, and the look can be seen', async () => {
  const { worker, told } = await desk(lives.assigned);
  const { body } = await worker.reveal(call(holder, { body: { reason: '约时间' } }));
  expect(body).toEqual({ name: '张三', phone: '+8613800005678' });
  expect(told).toEqual([
    'audited staff:30412 reveal: 约时间',
    'asked huying-intake-read-contact staff:30412',
  ]);
  expect((await worker.seen(call(holder))).body).toEqual({
    seen: [{ at: AT, by: 'staff:30412', purpose: 'reveal: 约时间', read: 'intake.contact' }],
  });
});

test('without an audit entry intake is not even asked; when intake fails, nothing is shown', async () => {
  const unaudited = await desk(lives.assigned, 'audit');
  await expect(unaudited.worker.reveal(call(holder, { body: { reason: 'x' } }))).rejects.toThrow('throttled');
  expect(unaudited.told).toEqual([]);
  const broken = await desk(lives.assigned, 'read');
  await expect(broken.worker.reveal(call(holder, { body: { reason: 'x' } }))).rejects.toThrow('failed');
});

test('a command is done once however often it is sent, and its reply is what the resident sees', async () => {
  const { worker, resident, store } = await desk(lives.accepted);
  const proposing = call(holder);
  const decide = propose('explained', '依规不能办理');
  const first = await worker.act(proposing, decide);
  expect(first.body).toEqual({ id: 'R1', state: 'proposed', can: [] });
  expect(await worker.act(proposing, decide)).toEqual(first);
  expect((await store.get('R1', '-'))?.version).toBe(4);
  const tracked = await resident.track(call({ kind: 'resident', report: 'R1' }));
  expect(tracked.body).toMatchObject({
    number: '263260473158',
    state: 'proposed',
    can: ['solved', 'partly', 'not-solved', 'withdraw'],
    reply: { text: '依规不能办理', outcome: 'explained' },
  });
  expect(JSON.stringify(tracked.body)).not.toMatch(/30412|m-00412/);
});

test('a token opens its own ticket only; one that is a moment behind is received', async () => {
  const { resident } = await desk([]);
  const mine = { kind: 'resident', report: 'R1' };
  expect((await resident.track(call(mine))).body).toEqual({
    state: 'received',
    cycle: 1,
    steps: [],
    urged: 0,
    can: [],
  });
  for (const params of [{ id: 'R2' }, { id: '' }, {}]) {
    await expect(resident.track(call(mine, { params }))).rejects.toEqual(unknown);
    await expect(resident.answer(call(mine, { params, body: { solved: true } }))).rejects.toEqual(unknown);
  }
  await expect(resident.answer(call(mine, { body: { solved: true } }))).rejects.toThrow('not-in-this-phase');
});

test('who is a member of nothing has no list of their own; a list of a foreign area is not found', async () => {
  const { worker } = await desk(lives.assigned);
  const guest: Staff = { kind: 'staff', staff: '1', grants: [{ role: 'leader', area: 'qt/qt-04' }] };
  expect((await worker.list(call(guest, { query: {} }))).body).toEqual({ tickets: [] });
  for (const area of ['qt', 'qt/qt-03', 'qt/qt-041'])
    await expect(worker.list(call(guest, { query: { view: 'area', area } }))).rejects.toEqual(unknown);
  await expect(worker.list(call(staff('m-1'), { query: { view: 'area' } }))).rejects.toEqual(unknown);
});

const officer = staff('m-77', { role: 'callback', area: 'qt' });
const reached = { reached: true, solved: 'solved', satisfied: 'satisfied', words: '态度很好' };

test('an officer who had no part records a call once; it closes, and its words and result stay on the page', async () => {
  const { worker, store } = await desk(lives.proposed);
  expect((await worker.ticket(call(officer))).body).toMatchObject({ can: ['callback'], callbacks: [] });
  const calling = call(officer, { body: reached });
  const first = await worker.callback(calling);
  expect(first.body).toEqual({ id: 'R1', state: 'closed', attempts: 1, can: [] });
  expect(await worker.callback(calling)).toEqual(first);
  expect((await store.get('R1', '-'))?.version).toBe(6);
  expect((await worker.ticket(call(officer))).body).toMatchObject({
    callbacks: [
      {
        at: AT,
        actor: 'staff:30412',
        cycle: 1,
        attempt: 1,
        reached: true,
        solved: 'solved',
        satisfied: 'satisfied',
        words: '态度很好',
      },
    ],
  });
});

test('tries in vain are counted, and close the ticket when the days of its area have gone by', async () => {
  const { worker, main } = await desk(lives.proposed);
  const at = (h: number) => new Date(Date.parse(AT) + h * 3_600_000).toISOString();
  await main.rows.put({ pk: 'sla#three-stations', sk: '-', version: 1, speed: 24 });
  const tries: unknown[] = [];
  for (const [n, h] of [0.1, 0.2, 1.1].entries()) {
    const more = { body: { reached: false }, at: at(h), key: `key-0000${n}` };
    tries.push((await worker.callback(call(officer, more))).body);
  }
  expect(tries).toEqual([
    { id: 'R1', state: 'proposed', attempts: 1, can: ['callback'] },
    { id: 'R1', state: 'proposed', attempts: 2, can: ['callback'] },
    { id: 'R1', state: 'closed', attempts: 3, can: [] },
  ]);
});

test.each([
  ['who held the ticket', staff('m-00412', { role: 'callback', area: 'qt' }), 'held-it-before', 409],
  ['who has no such right', staff('m-9', { role: 'leader', area: 'qt' }), 'no-right', 403],
  [
    'whose right lies elsewhere',
    staff('m-9', { role: 'callback', area: 'qt/qt-04' }, { role: 'leader', area: 'qt' }),
    'no-right',
    403,
  ],
  ['who sees no tickets there', staff('m-9', { role: 'callback', area: 'qt/qt-04' }), 'not-found', 404],
])('an officer %s may not call back, and is told why', async (_, who, code, status) => {
  const { worker, store, told } = await desk(lives.proposed);
  await expect(worker.callback(call(who, { body: reached }))).rejects.toEqual(
    expect.objectContaining({ code, status }),
  );
  expect((await store.get('R1', '-'))?.version).toBe(4);
  expect(told).toEqual([]);
});

test('what waits for a call-back is listed for who may call, in their area, the oldest first', async () => {
  const { worker, main } = await desk([]);
  const put = async (id: string, life: readonly TicketEvent[], at: string) => {
    const head = headWith(id, life);
    const { place, since } = ticket.index?.(fold(ticket, head).state) ?? {};
    await main.rows.put({ ...head, place, since: since?.replace(AT, at) });
  };
  await put('R1', lives.proposed, '2026-11-22T03');
  await put('R2', lives.proposed, '2026-11-22T02');
  await put('R3', lives.working, '2026-11-22T01');
  await put('R4', lives.closed, '2026-11-22T01');
  for (const path of ['qt', 'qt/qt-03', BLOCK, 'qt/qt-04'])
    await main.rows.put({ pk: 'areas', sk: path, version: 1 });
  const listed = async (who: Staff, query: object) => {
    const { body } = (await worker.list(call(who, { query }))) as { body: { tickets: { id: string }[] } };
    return body.tickets.map(({ id }) => id);
  };
  const waiting = { view: 'callbacks' };
  expect(await listed(officer, waiting)).toEqual(['R2', 'R1']);
  expect(await listed(officer, { ...waiting, area: BLOCK })).toEqual(['R2', 'R1']);
  expect(await listed(officer, { ...waiting, area: 'qt/qt-04' })).toEqual([]);
  const leader = staff('m-8', { role: 'leader', area: 'qt' });
  await expect(worker.list(call(leader, { query: waiting }))).rejects.toEqual(unknown);
  expect(await listed(leader, { view: 'area' })).toEqual(['R3', 'R2', 'R1']);
  expect(await listed(leader, { view: 'area', state: 'closed' })).toEqual(['R4']);
  expect(await listed(holder, { state: 'open' })).toEqual(['R3', 'R2', 'R1']);
  expect(await listed(holder, { view: 'mine', state: 'closed' })).toEqual(['R4']);
  expect(await listed(staff('m-9', { role: 'worker', area: BLOCK }), { state: 'closed' })).toEqual([]);
  const nobody: Staff = { kind: 'staff', staff: '1', grants: [{ role: 'worker', area: BLOCK }] };
  expect(await listed(nobody, { state: 'closed' })).toEqual([]);
});

test.each([
  [{ solved: true }, 'closed', 1],
  [{ solved: 'solved', satisfied: 'fair' }, 'closed', 1],
  [{ solved: false }, 'reopened', 2],
  [{ solved: 'not' }, 'reopened', 2],
  [{ solved: 'partly', satisfied: 'dissatisfied', words: '还有一半' }, 'reopened', 2],
])('a resident’s %j leads to %s', async (body, state, cycle) => {
  const { resident, worker } = await desk(lives.proposed);
  const answered = await resident.answer(call({ kind: 'resident', report: 'R1' }, { body }));
  const can = state === 'closed' ? [] : ['urge', 'withdraw'];
  expect(answered.body).toEqual({ state, cycle, urged: 0, can });
  const { answers } = (await worker.ticket(call(holder))).body as { answers: { text: string }[] };
  expect(answers.map(({ text }) => text)).toEqual('words' in body ? [body.words] : []);
});

test('a resident may ask to hurry once an hour, and sees that they did', async () => {
  const { resident } = await desk(lives.assigned);
  const mine = { kind: 'resident', report: 'R1' };
  expect((await resident.urge(call(mine))).body).toEqual({
    state: 'assigned',
    cycle: 1,
    urged: 1,
    can: ['urge', 'withdraw'],
  });
  expect((await resident.urge(call(mine))).body).toMatchObject({ urged: 1 });
  await expect(resident.urge(call(mine, { key: 'key-00002' }))).rejects.toEqual(
    expect.objectContaining({ status: 409, code: 'urged-already' }),
  );
  expect((await resident.track(call(mine))).body).toMatchObject({ urged: 1, urgedAt: AT, level: 1 });
  await expect(resident.urge(call(mine, { params: { id: 'R2' } }))).rejects.toEqual(unknown);
});

test('a refusal of ours says what to do, in both languages; any other goes on as it is', () => {
  for (const code of ['held-it-before', 'urged-already']) {
    const { title } = caught(() => asProblem(new Refused(code))) as Problem;
    expect(title.zh).toMatch(/请/);
    expect(title.en).toMatch(/please/i);
  }
  const other = new Refused('not-in-this-phase');
  expect(caught(() => asProblem(other))).toBe(other);
});
const caught = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};
