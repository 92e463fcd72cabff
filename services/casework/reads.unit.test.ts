import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { headReads } from '#shared/commit/simulation/head-reads.ts';
import { call, desk, holder, staff } from './testing/desk.ts';
import { AT, lives } from './testing/lives.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse(AT), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const officer = staff('m-9', { role: 'callback', area: 'qt' });
const resident = { kind: 'resident', report: 'R1' };
type Desk = Awaited<ReturnType<typeof desk>>;

test.each([
  [
    'an action of the holder',
    lives.assigned,
    ({ commands }: Desk) => commands.accept(call(holder, { body: {} })),
  ],
  [
    'a call-back',
    lives.proposed,
    ({ commands }: Desk) => commands.callback(call(officer, { body: { reached: true, solved: 'solved' } })),
  ],
  ['the page of a ticket', lives.assigned, ({ worker }: Desk) => worker.ticket(call(holder))],
  [
    'an answer of the resident',
    lives.proposed,
    ({ commands }: Desk) => commands.answer(call(resident, { body: { solved: true } })),
  ],
  ['the resident’s page', lives.assigned, ({ resident: own }: Desk) => own.track(call(resident))],
])('%s reads the ticket once', async (_, life, ask) => {
  const at = await desk(life);
  const reads = headReads(at.store);
  await ask(at);
  expect(reads()).toBe(1);
});
