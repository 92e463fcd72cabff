import { expect, test } from 'vitest';
import { Refused } from '#shared/commit/decision.ts';
import type { Problem } from '#shared/http/problem.ts';
import { asProblem } from '../actions/refusal.ts';
import { AT, histories } from '../testing/fixtures.ts';
import { call, holder, inMemoryCasework } from '../testing/in-memory.ts';

const unknown = expect.objectContaining({ status: 404, code: 'not-found' });

test.each([
  [{ solved: true }, 'closed', 1],
  [{ solved: 'solved', satisfied: 'fair' }, 'closed', 1],
  [{ solved: false }, 'reopened', 2],
  [{ solved: 'not' }, 'reopened', 2],
  [{ solved: 'partly', satisfied: 'dissatisfied', words: '还有一半' }, 'reopened', 2],
])('a resident’s %j leads to %s', async (body, state, cycle) => {
  const { commands, worker } = await inMemoryCasework(histories.proposed);
  const answered = await commands.answer(call({ kind: 'resident', report: 'R1' }, { body }));
  const can = state === 'closed' ? [] : ['urge', 'withdraw'];
  expect(answered.body).toEqual({ state, cycle, urged: 0, can });
  const { answers } = (await worker.ticket(call(holder))).body as { answers: { text: string }[] };
  expect(answers.map(({ text }) => text)).toEqual('words' in body ? [body.words] : []);
});

const enteredByStaff = histories.proposed.map((e) =>
  e.type === 'TicketOpened' ? { ...e, enteredBy: 'staff:20001' } : e,
);

const clerkRow = (member: string) => ({
  pk: 'grant#20001',
  sk: '-',
  version: 1,
  member,
  grants: [],
  active: true,
});

test('recognises a clerk as the member who held the ticket, so the code proves nothing and an officer asks', async () => {
  const mine = { kind: 'resident', report: 'R1' };
  const { commands, resident, worker, main } = await inMemoryCasework(enteredByStaff);
  await main.rows.put(clerkRow('m-00412'));
  expect((await resident.track(call(mine))).body).toMatchObject({ proven: false });
  const { body } = await commands.answer(call(mine, { body: { solved: true, satisfied: 'satisfied' } }));
  expect(body).toMatchObject({ state: 'proposed', can: ['partly', 'not-solved'] });
  expect((await worker.ticket(call(holder))).body).toMatchObject({ toConfirm: 'solved', proposedAt: AT });
});

test('closes by the code of a clerk who had no part in the work, and not by that of an unknown one', async () => {
  const mine = { kind: 'resident', report: 'R1' };
  const stranger = await inMemoryCasework(enteredByStaff);
  expect((await stranger.resident.track(call(mine))).body).toMatchObject({ proven: false });
  const { commands, resident, main } = await inMemoryCasework(enteredByStaff);
  await main.rows.put(clerkRow('m-00001'));
  expect((await resident.track(call(mine))).body).toMatchObject({ proven: true });
  expect((await commands.answer(call(mine, { body: { solved: true } }))).body).toMatchObject({
    state: 'closed',
  });
  const clerk = await inMemoryCasework(enteredByStaff);
  const { member: _none, ...row } = clerkRow('');
  await clerk.main.rows.put({ ...row, grants: [{ role: 'duty', area: 'qt' }] });
  expect((await clerk.resident.track(call(mine))).body).toMatchObject({ proven: true });
});

test('a resident may ask to hurry once an hour, and sees that they did', async () => {
  const { commands, resident } = await inMemoryCasework(histories.assigned);
  const mine = { kind: 'resident', report: 'R1' };
  expect((await commands.urge(call(mine))).body).toEqual({
    state: 'assigned',
    cycle: 1,
    urged: 1,
    can: ['urge', 'withdraw'],
  });
  expect((await commands.urge(call(mine))).body).toMatchObject({ urged: 1 });
  await expect(commands.urge(call(mine, { key: 'key-00002' }))).rejects.toEqual(
    expect.objectContaining({ status: 409, code: 'urged-already' }),
  );
  expect((await resident.track(call(mine))).body).toMatchObject({ urged: 1, urgedAt: AT, level: 1 });
  await expect(commands.urge(call(mine, { params: { id: 'R2' } }))).rejects.toEqual(unknown);
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
