import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { headReads } from '#shared/commit/simulation/head-reads.ts';
import { AT, histories } from './testing/fixtures.ts';
import { call, holder, inMemoryCasework, staff } from './testing/in-memory.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse(AT), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const officer = staff('m-9', { role: 'callback', area: 'qt' });
const resident = { kind: 'resident', report: 'R1' };
type Casework = Awaited<ReturnType<typeof inMemoryCasework>>;

test.each([
  [
    'an action of the holder',
    histories.assigned,
    ({ commands }: Casework) => commands.accept(call(holder, { body: {} })),
  ],
  [
    'a call-back',
    histories.proposed,
    ({ commands }: Casework) =>
      commands.callback(call(officer, { body: { reached: true, solved: 'solved' } })),
  ],
  ['the page of a ticket', histories.assigned, ({ worker }: Casework) => worker.ticket(call(holder))],
  [
    'an answer of the resident',
    histories.proposed,
    ({ commands }: Casework) => commands.answer(call(resident, { body: { solved: true } })),
  ],
  ['the resident’s page', histories.assigned, ({ resident: own }: Casework) => own.track(call(resident))],
])('%s reads the ticket once', async (_, facts, ask) => {
  const at = await inMemoryCasework(facts);
  const reads = headReads(at.store);
  await ask(at);
  expect(reads()).toBe(1);
});
