import { expect, test } from 'vitest';
import type { Staff } from '#shared/auth/principal.ts';
import { fold } from '#shared/commit/commit.ts';
import { type TicketEvent, ticket } from '../commands/aggregate.ts';
import { AT, headWith, histories } from '../testing/fixtures.ts';
import { BLOCK, call, holder, inMemoryCasework, staff } from '../testing/in-memory.ts';

const unknown = expect.objectContaining({ status: 404, code: 'not-found' });
const officer = staff('m-77', { role: 'callback', area: 'qt' });
const reached = { reached: true, solved: 'solved', satisfied: 'satisfied', words: '态度很好' };

test('records a call by an officer who had no part, closes, and shows words and result', async () => {
  const { commands, worker, store } = await inMemoryCasework(histories.proposed);
  expect((await worker.ticket(call(officer))).body).toMatchObject({ can: ['callback'], callbacks: [] });
  const calling = call(officer, { body: reached });
  const first = await commands.callback(calling);
  expect(first.body).toEqual({ id: 'R1', state: 'closed', attempts: 1, can: [] });
  expect(await commands.callback(calling)).toEqual(first);
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

test('counts unanswered calls and closes the ticket when enough of its area’s days have passed', async () => {
  const { commands, main } = await inMemoryCasework(histories.proposed);
  const at = (h: number) => new Date(Date.parse(AT) + h * 3_600_000).toISOString();
  await main.rows.put({ pk: 'sla#three-stations', sk: '-', version: 1, speed: 24 });
  const tries: unknown[] = [];
  for (const [n, h] of [0.1, 0.2, 1.1].entries()) {
    const more = { body: { reached: false }, at: at(h), key: `key-0000${n}` };
    tries.push((await commands.callback(call(officer, more))).body);
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
])('refuses a call-back by an officer %s, with the reason', async (_, who, code, status) => {
  const { commands, store, asked } = await inMemoryCasework(histories.proposed);
  await expect(commands.callback(call(who, { body: reached }))).rejects.toEqual(
    expect.objectContaining({ code, status }),
  );
  expect((await store.get('R1', '-'))?.version).toBe(4);
  expect(asked).toEqual([]);
});

test('lists tickets waiting for a call-back, oldest first, to officers of the area', async () => {
  const { worker, main } = await inMemoryCasework([]);
  const put = async (id: string, facts: readonly TicketEvent[], at: string) => {
    const head = headWith(id, facts);
    const { place, since } = ticket.index?.(fold(ticket, head).state) ?? {};
    await main.rows.put({ ...head, place, since: since?.replace(AT, at) });
  };
  await put('R1', histories.proposed, '2026-11-22T03');
  await put('R2', histories.proposed, '2026-11-22T02');
  await put('R3', histories.working, '2026-11-22T01');
  await put('R4', histories.closed, '2026-11-22T01');
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
