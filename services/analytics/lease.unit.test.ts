import { expect, test } from 'vitest';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { LEASE_MS, Leases, SPARE_MS } from './lease.ts';
import { figures } from './read-figures.ts';
import { memoryTable } from './testing/memory-table.ts';
import { BLOCKS, eventsOf, type TicketScenario } from './testing/sample-events.ts';
import { Batch } from './write-facts.ts';

function worker(now: () => number) {
  const asked: string[] = [];
  const memory = memoryTable((question) => void asked.push(question));
  return { ...memory, asked, leases: new Leases(memory.table, now) };
}

test('one mark serves all facts of a sheet until it is about to expire', async () => {
  let now = 1_000_000;
  const { leases, asked, table } = worker(() => now);
  await Promise.all([leases.hold('qt', '2026-11-23'), leases.hold('qt', '2026-11-23')]);
  now += LEASE_MS - SPARE_MS;
  await leases.hold('qt', '2026-11-23');
  expect(asked).toEqual(['markedUntil', 'mark']);
  expect(await table.markedUntil('qt', '2026-11-23')).toBe(1_000_000 + LEASE_MS);
  now += 1;
  await leases.hold('qt', '2026-11-23');
  expect(await table.markedUntil('qt', '2026-11-23')).toBe(now + LEASE_MS);
});

test('uses the mark of another worker', async () => {
  const { table, asked, leases } = worker(() => 2_000_000);
  await table.mark('qt', '2026-11-23', 2_000_000 + SPARE_MS);
  await leases.hold('qt', '2026-11-23');
  expect(asked.filter((question) => question === 'mark')).toHaveLength(1);
  await table.mark('qt', '2026-11-24', 2_000_000 + SPARE_MS - 1);
  await leases.hold('qt', '2026-11-24');
  expect(asked.filter((question) => question === 'mark')).toHaveLength(3);
});

test('a mark that failed to be written is not held and is tried again', async () => {
  let broken = true;
  const { table } = memoryTable((question) => {
    if (question === 'mark' && broken) throw new Error('no connection');
  });
  const leases = new Leases(table, () => 5_000_000);
  await expect(leases.hold('qt', '2026-11-23')).rejects.toThrow('no connection');
  broken = false;
  await leases.hold('qt', '2026-11-23');
  expect(await table.markedUntil('qt', '2026-11-23')).toBe(5_000_000 + LEASE_MS);
});

test('keeps no stale row while a write that outlasts its mark is in flight', async () => {
  let now = 1_000_000;
  let held: Promise<void> | undefined;
  let release = () => {};
  const { table } = memoryTable((question) => (question === 'add' ? held : undefined));
  const leases = new Leases(table, () => now);
  const anyTicket: TicketScenario = {
    chosen: 'block',
    block: 0,
    category: 'fire',
    channel: 'web',
    urgency: 'normal',
    startHours: 0,
    steps: [],
    deadlines: [],
  };
  const received = async () => {
    const question = { area: BLOCKS[0] ?? '', from: '2026-11-23', to: '2026-11-23' };
    return (await figures(table, question, () => now)).total.received;
  };
  const write = async (n: number) => {
    for (const event of eventsOf(anyTicket, n).slice(0, 1))
      await new Batch({ table, leases, zone: DEFAULT_ZONE }, [event]).write(event);
  };
  await write(1);
  now += LEASE_MS - 1;
  held = new Promise((done) => {
    release = done;
  });
  const second = write(2);
  await new Promise((done) => setImmediate(done));
  now += 2;
  expect(await received()).toBe(1);
  release();
  await second;
  now += LEASE_MS * 2;
  expect(await received()).toBe(2);
});
