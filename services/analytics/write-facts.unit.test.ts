import { expect, test } from 'vitest';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { entriesOf } from './event-entries.ts';
import { Leases } from './lease.ts';
import { memoryTable } from './testing/memory-table.ts';
import { BLOCKS, type Event, eventsOf, type TicketScenario } from './testing/sample-events.ts';
import { Batch } from './write-facts.ts';

const standard: TicketScenario = {
  chosen: 'wide',
  block: 0,
  category: 'fire',
  channel: 'web',
  urgency: 'normal',
  startHours: 0,
  steps: [
    { what: 'propose', hours: 4, block: 0 },
    { what: 'close', hours: 20, block: 0 },
  ],
  deadlines: [
    { stage: 'dispatch', hours: 2, how: 'met' },
    { stage: 'accept', hours: 6, how: 'met' },
    { stage: 'contact', hours: 24, how: 'met' },
    { stage: 'resolve', hours: 120, how: 'met' },
    { stage: 'callback', hours: 48, how: 'met' },
  ],
};

async function written(batches: readonly (readonly Event[])[]) {
  const count: Record<string, number> = {};
  const memory = memoryTable((question) => {
    count[question] = (count[question] ?? 0) + 1;
  });
  const leases = new Leases(memory.table, () => 1_000_000);
  for (const events of batches) {
    const batch = new Batch({ table: memory.table, leases, zone: DEFAULT_ZONE }, events);
    for (const event of events) await batch.write(event);
  }
  return { ...memory, count };
}

test('a standard ticket costs one small write per relevant event, and no line outgrows a write unit', async () => {
  const events = eventsOf(standard, 1);
  const { count, sheets } = await written(events.map((event) => [event]));
  // Opened, assigned, proposed, called back and closed; four deadlines. The call-back's deadline is in no figure.
  expect(count.add).toBe(9);
  for (const [sheet, lines] of sheets)
    for (const [subject, line] of lines)
      expect(JSON.stringify([sheet, subject, ...line]).length).toBeLessThan(1000);
});

test('writes all facts of a line in a batch at once', async () => {
  const { count } = await written([eventsOf(standard, 1)]);
  // The day of opening (with dispatch and accept), and those on which contact and resolve fell due.
  expect(count.add).toBe(3);
  expect(count.mark).toBe(3);
});

test('assigns facts to days of the local time zone', async () => {
  const days = async (zone: string) => {
    const memory = memoryTable();
    const [opened] = eventsOf(standard, 1);
    const late = { ...opened, time: '2026-11-22T15:30:00.000Z' } as Event;
    const batch = new Batch({ table: memory.table, leases: new Leases(memory.table, () => 1), zone }, [late]);
    await batch.write(late);
    return [...memory.sheets.keys()].map((sheet) => sheet.split('#').at(-1));
  };
  expect(await days('Asia/Shanghai')).toEqual(['2026-11-22']);
  expect(await days('Asia/Tokyo')).toEqual(['2026-11-23']);
});

test('writes an event that the batch did not announce', async () => {
  const memory = memoryTable();
  const batch = new Batch(
    { table: memory.table, leases: new Leases(memory.table, () => 1), zone: DEFAULT_ZONE },
    [],
  );
  for (const event of eventsOf(standard, 1)) await batch.write(event);
  const lines = await memory.table.lines('qt', '2026-11-23');
  expect(lines[0]?.map(({ of }) => of).sort()).toEqual([
    ...Array(2).fill('deadline'),
    ...Array(5).fill('ticket'),
  ]);
});

test('fails every event of a line that cannot be written, and writes them on the next attempt', async () => {
  let broken = true;
  const memory = memoryTable((question) => {
    if (question === 'add' && broken) throw new Error('throttled');
  });
  const events = eventsOf({ ...standard, deadlines: [], steps: [] }, 1);
  const leases = new Leases(memory.table, () => 1);
  const first = new Batch({ table: memory.table, leases, zone: DEFAULT_ZONE }, events);
  for (const event of events) await expect(first.write(event)).rejects.toThrow('throttled');
  broken = false;
  const again = new Batch({ table: memory.table, leases, zone: DEFAULT_ZONE }, events);
  for (const event of events) await again.write(event);
  expect((await memory.table.lines('qt', '2026-11-23'))[0]).toHaveLength(2);
});

test('placing a ticket leaves a tombstone in its former ward, if that was another one', () => {
  const wards = (anyTicket: TicketScenario) =>
    eventsOf(anyTicket, 1).flatMap((e) => entriesOf(e).map(({ ward, fact }) => [ward, fact.what]));
  const short = { ...standard, steps: [], deadlines: [] };
  expect(wards(short)).toEqual([
    ['qt', 'opened'],
    ['qt', 'assigned'],
  ]);
  expect(wards({ ...short, chosen: 'none' })).toEqual([
    ['-', 'opened'],
    ['qt', 'assigned'],
    ['-', 'moved'],
  ]);
  expect(wards({ ...short, block: BLOCKS.length - 1 })).toEqual([
    ['hq', 'opened'],
    ['hq/xh', 'assigned'],
    ['hq', 'moved'],
  ]);
});

test('rejects an event that does not say when its ticket was opened', () => {
  const [, assigned] = eventsOf(standard, 1);
  const { opened: _, ...data } = (assigned as unknown as { data: Record<string, unknown> }).data;
  expect(() => entriesOf({ ...assigned, data } as unknown as Event)).toThrow('does not say when');
});
