import { expect, test } from 'vitest';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { Leases } from './lease.ts';
import { BLOCKS, type Event, eventsOf, type Life } from './testing/lives.ts';
import { memoryTable } from './testing/memory-table.ts';
import { Batch, entriesOf } from './write.ts';

const standard: Life = {
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

test('a standard life costs one small write an event, none for what no figure needs, and no line outgrows a unit', async () => {
  const events = eventsOf(standard, 1);
  const { count, sheets } = await written(events.map((event) => [event]));
  // Opened, assigned, proposed, called back and closed; four deadlines. The call-back's deadline is in no figure.
  expect(count.add).toBe(9);
  for (const [sheet, lines] of sheets)
    for (const [subject, line] of lines)
      expect(JSON.stringify([sheet, subject, ...line]).length).toBeLessThan(1000);
});

test('what one batch brings for a line is one write', async () => {
  const { count } = await written([eventsOf(standard, 1)]);
  // The day of opening (with dispatch and accept), and those on which contact and resolve fell due.
  expect(count.add).toBe(3);
  expect(count.mark).toBe(3);
});

test('a sheet is of a day by the clocks of the zone', async () => {
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

test('an event that a batch did not announce is written all the same', async () => {
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

test('when a line cannot be written, every event of it fails, and the next attempt writes them', async () => {
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

test('a ticket that is placed leaves a tombstone where it was not yet placed, only when that was another ward', () => {
  const wards = (life: Life) =>
    eventsOf(life, 1).flatMap((e) => entriesOf(e).map(({ ward, fact }) => [ward, fact.what]));
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

test('an event that does not say when its ticket was opened is refused, not guessed', () => {
  const [, assigned] = eventsOf(standard, 1);
  const { opened: _, ...data } = (assigned as unknown as { data: Record<string, unknown> }).data;
  expect(() => entriesOf({ ...assigned, data } as unknown as Event)).toThrow('does not say when');
});
