import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Staff } from '#shared/auth/principal.ts';
import type { TicketEvent } from '../commands/aggregate.ts';
import { AT, histories, opened } from '../testing/fixtures.ts';
import { call, holder, inMemoryCasework, staff } from '../testing/in-memory.ts';

const unknown = expect.objectContaining({ status: 404, code: 'not-found' });
beforeEach(() => void vi.useFakeTimers({ now: Date.parse(AT), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test.each([
  ['no ticket', [], holder],
  [
    'a ticket of another block',
    histories.assigned,
    staff('m-9', { role: 'worker', area: 'qt/qt-03/qt-03-08' }),
  ],
  [
    'a ticket of a neighbour whose id begins alike',
    histories.assigned,
    staff('m-9', { role: 'lead', area: 'qt/qt-0' }),
  ],
  [
    'a ticket, but with a role that reads none',
    histories.assigned,
    staff('m-9', { role: 'admin', area: '*' }),
  ],
  [
    'a ticket that lies nowhere yet',
    [{ ...opened, area: undefined } as TicketEvent],
    staff('m-9', { role: 'lead', area: '*' }),
  ],
])('answers not-found for %s on every route and asks intake nothing', async (_, facts, who) => {
  const { commands, worker, asked, vault } = await inMemoryCasework(facts);
  await expect(worker.ticket(call(who))).rejects.toEqual(unknown);
  await expect(commands.accept(call(who))).rejects.toEqual(unknown);
  await expect(worker.reveal(call(who, { body: { reason: 'x' } }))).rejects.toEqual(unknown);
  await expect(worker.seen(call(who))).rejects.toEqual(unknown);
  expect(asked).toEqual([]);
  expect(vault.items()).toEqual([]);
});

test('shows a ticket to staff who may read but not work, and refuses their commands', async () => {
  const leader = staff('m-9', { role: 'leader', area: 'qt' });
  const { commands, worker, store } = await inMemoryCasework(histories.assigned);
  expect((await worker.ticket(call(leader))).body).toMatchObject({
    id: 'R1',
    state: 'assigned',
    can: [],
    words: '楼道堆物',
  });
  await expect(commands.accept(call(leader))).rejects.toEqual(
    expect.objectContaining({ status: 403, code: 'no-right' }),
  );
  await expect(worker.reveal(call(leader, { body: { reason: 'x' } }))).rejects.toEqual(
    expect.objectContaining({ code: 'no-right' }),
  );
  expect((await store.get('R1', '-'))?.version).toBe(2);
});

test('the page of a ticket shows words and masked phone, never the number or the name', async () => {
  const { worker, asked } = await inMemoryCasework(histories.assigned);
  const { body } = await worker.ticket(call(holder));
  expect(body).toMatchObject({
    place: '幸福里',
    phoneMasked: '+86138****5678',
    version: 2,
    can: ['accept', 'note'],
    holder: 'm-00412',
  });
  expect(JSON.stringify(body)).not.toMatch(/13800005678|张三/);
  expect(asked).toEqual(['asked intake.words staff:30412']);
});

test('contact data are shown with the reason told to their owner, who also tells who has looked', async () => {
  const { worker, asked } = await inMemoryCasework(histories.assigned);
  const { body } = await worker.reveal(call(holder, { body: { reason: '约时间上门' } }));
  expect(body).toEqual({ name: '张三', phone: '+8613800005678' });
  expect((await worker.seen(call(holder))).body).toEqual({
    seen: [{ at: AT, by: 'staff:30412', purpose: 'reveal: 约时间上门', read: 'intake.contact' }],
  });
  expect(asked).toEqual(['asked intake.contact staff:30412', 'asked intake.seen staff:30412']);
});

test('shows nothing when intake fails', async () => {
  const broken = await inMemoryCasework(histories.assigned, 'read');
  await expect(broken.worker.reveal(call(holder, { body: { reason: 'x' } }))).rejects.toThrow('failed');
  await expect(broken.worker.seen(call(holder))).rejects.toThrow('failed');
});

test('a command is done once however often it is sent, and its reply is what the resident sees', async () => {
  const { commands, resident, store } = await inMemoryCasework(histories.accepted);
  const proposing = call(holder, { body: { outcome: 'explained', reply: '依规不能办理' } });
  const first = await commands.propose(proposing);
  expect(first.body).toEqual({ id: 'R1', state: 'proposed', attempts: 0, can: ['note'] });
  expect(await commands.propose(proposing)).toEqual(first);
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
  const { commands, resident } = await inMemoryCasework([]);
  const mine = { kind: 'resident', report: 'R1' };
  expect((await resident.track(call(mine))).body).toEqual({
    state: 'received',
    cycle: 1,
    proven: true,
    steps: [],
    urged: 0,
    can: [],
  });
  for (const params of [{ id: 'R2' }, { id: '' }, {}]) {
    await expect(resident.track(call(mine, { params }))).rejects.toEqual(unknown);
    await expect(commands.answer(call(mine, { params, body: { solved: true } }))).rejects.toEqual(unknown);
  }
  await expect(commands.answer(call(mine, { body: { solved: true } }))).rejects.toThrow('not-in-this-phase');
});

test('gives staff without a team no list of their own, and hides the lists of other areas', async () => {
  const { worker } = await inMemoryCasework(histories.assigned);
  const guest: Staff = { kind: 'staff', staff: '1', grants: [{ role: 'leader', area: 'qt/qt-04' }] };
  expect((await worker.list(call(guest, { query: {} }))).body).toEqual({ tickets: [] });
  for (const area of ['qt', 'qt/qt-03', 'qt/qt-041'])
    await expect(worker.list(call(guest, { query: { view: 'area', area } }))).rejects.toEqual(unknown);
  await expect(worker.list(call(staff('m-1'), { query: { view: 'area' } }))).rejects.toEqual(unknown);
});
