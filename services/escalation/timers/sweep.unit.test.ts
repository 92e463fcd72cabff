import { beforeAll, expect, test, vi } from 'vitest';
import { MemoryTimers } from '../testing/memory-timers.ts';
import { HOUR, MINUTE, MONDAY, R, TicketEvents } from '../testing/ticket-events.ts';
import { dueItems, keyOf, partition, readKey, SHARDS } from './due-items.ts';
import { LOOK_AHEAD, sweep } from './sweep.ts';

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

const put = (timers: MemoryTimers, subject: string, due: number) => timers.parts.items.put({ subject, due });
const sent = (timers: MemoryTimers) => timers.queue.map(({ message }) => message.subject);

test('sends the timers that fall due within the look-ahead and leaves the rest to the next sweep', async () => {
  const timers = new MemoryTimers(MONDAY);
  const last = MONDAY + LOOK_AHEAD + MINUTE;
  for (const [id, due] of [
    ['R1', MONDAY - HOUR],
    ['R2', MONDAY],
    ['R3', last - 1],
    ['R4', last],
    ['R5', MONDAY - HOUR - 1],
  ] as const)
    await put(timers, id, due);
  expect(await timers.runSweep()).toEqual({ sent: 3, swept: last });
  expect(sent(timers)).toEqual(['R1', 'R2', 'R3']);
  expect(timers.cursor).toEqual({ announced: last, swept: last });
  timers.now += MINUTE;
  expect(await timers.runSweep()).toEqual({ sent: 1, swept: last + MINUTE });
});

test('catches up after an outage from where it stopped, the oldest timer first, as far as its time allows', async () => {
  const timers = new MemoryTimers(MONDAY);
  timers.cursor.swept = MONDAY - 30 * HOUR;
  timers.cursor.announced = MONDAY - 30 * HOUR;
  for (const hours of [3, 20, 29, 11]) await put(timers, `R${hours}`, MONDAY - hours * HOUR);
  let minutes = 0;
  const first = await timers.runSweep(() => {
    minutes += 1;
    return minutes <= 15 * 60;
  });
  expect(first).toEqual({ sent: 2, swept: MONDAY - 15 * HOUR });
  await timers.runSweep();
  expect(sent(timers)).toEqual(['R29', 'R20', 'R11', 'R3']);
});

test('counts a minute as swept only once all its timers are sent, and retries those the queue refused', async () => {
  const timers = new MemoryTimers(MONDAY);
  timers.cursor.swept = MONDAY;
  await put(timers, 'R1', MONDAY + 1);
  await put(timers, 'R2', MONDAY + 2);
  let sends = 0;
  timers.onCall = (where) => {
    if (where === 'send') sends += 1;
    if (where === 'send' && sends === 2) throw new Error('refused');
  };
  await expect(timers.runSweep()).rejects.toThrow('refused');
  expect(timers.cursor).toEqual({ swept: MONDAY, announced: MONDAY + LOOK_AHEAD + MINUTE });
  await timers.runSweep();
  expect(new Set(sent(timers))).toEqual(new Set(['R1', 'R2']));
});

test('announces a minute before querying it, so the watcher sends an item written in between', async () => {
  const timers = new MemoryTimers(MONDAY);
  timers.cursor.swept = MONDAY;
  let late = false;
  timers.onCall = (where) => {
    if (where !== 'query' || late) return;
    late = true;
    // Written between the announcement and the query, and read by the watcher at once.
    timers.items.clear();
    timers.stream.push({ ...keyOf({ subject: 'R9', due: MONDAY + 5 }), armed: 1 } as never);
  };
  await timers.runSweep();
  await timers.runWatcher();
  expect(sent(timers)).toEqual(['R9']);
});

test('the watcher ignores other rows and leaves items due after the announced minute to the sweep', async () => {
  const timers = new MemoryTimers(MONDAY);
  timers.cursor.announced = MONDAY;
  timers.stream.push({ pk: R, sk: '-' }, { pk: 'DUE#2026-11-23T01:00#1', sk: 'nonsense' });
  await put(timers, 'R1', MONDAY);
  await put(timers, 'R2', MONDAY - 1);
  await timers.runWatcher();
  expect(timers.queue).toMatchObject([{ message: { subject: 'R2', via: 'stream', due: MONDAY - 1 } }]);
});

test('the watcher sends only what is due soon while no sweep has ever run', async () => {
  const timers = new MemoryTimers(MONDAY);
  await put(timers, 'R1', MONDAY + LOOK_AHEAD - 1);
  await put(timers, 'R2', MONDAY + LOOK_AHEAD);
  await timers.runWatcher();
  expect(timers.queue.map(({ message }) => message.subject)).toEqual(['R1']);
});

test('reads a partition of several pages to its end', async () => {
  const pages = [{ rows: [{ sk: keyOf({ subject: 'R1', due: MONDAY }).sk }], next: 'x' }, { rows: [] }];
  const after: unknown[] = [];
  const page = async (pk: string, of: { after?: string; consistent?: boolean }) => {
    if (pk !== partition(MONDAY, 0)) return { rows: [] };
    after.push(of);
    return pages[after.length - 1];
  };
  const cursor = { read: async () => ({ swept: MONDAY }), raise: async () => undefined };
  let minutes = 0;
  const hasTime = () => minutes++ < 1;
  await sweep({ rows: { page } as never, cursor, send: async () => undefined, now: () => MONDAY, hasTime });
  expect(after).toEqual([{ consistent: true }, { consistent: true, after: 'x' }]);
});

test('keys carry instant and subject, spread over the shards, and items expire', async () => {
  const key = { subject: R, due: MONDAY + 12_345 };
  expect(readKey(keyOf(key).sk)).toEqual(key);
  expect(keyOf(key).pk).toMatch(/^DUE#2026-11-23T01:00#[0-3]$/);
  for (const bad of ['', '#R1', '2026-11-23T01:00:00.000Z#', 'x#R1', '2026-11-23T01:00:00.000Z'])
    expect(readKey(bad), bad).toBeUndefined();
  const shards = Array.from({ length: 100 }, (_, n) => keyOf({ ...key, subject: `R${n}` }).pk.slice(-1));
  expect(new Set(shards).size).toBe(SHARDS);
  const rows: Record<string, unknown>[] = [];
  const items = dueItems(
    { put: async (row: Record<string, unknown>) => void rows.push(row) } as never,
    () => MONDAY,
  );
  await items.put(key);
  await items.put({ ...key, due: MONDAY - HOUR });
  expect(rows.map(({ expires }) => Number(expires) - MONDAY / 1000)).toEqual([60 * 86_400 + 12, 60 * 86_400]);
});

test('writes a due item before its clock, once, and only when the next timer gets earlier', async () => {
  const timers = new MemoryTimers(MONDAY);
  const ticket = new TicketEvents().opened().assigned().accepted().contacted().proposed().closed();
  const [opened, ...others] = ticket.events;
  timers.onCall = () => {
    throw new Error('broken');
  };
  await expect(timers.applyEvent(opened as never)).rejects.toThrow('broken');
  expect(await timers.log(R)).toEqual([]);
  timers.onCall = () => undefined;
  for (const event of [opened, opened, ...others, ...others]) await timers.applyEvent(event as never);
  expect(timers.items.size).toBe(1);
  expect(timers.hasDueItem(R, MONDAY + 90 * MINUTE)).toBe(true);
});

test('a timer of a finished ticket records nothing and schedules nothing', async () => {
  const timers = new MemoryTimers(MONDAY);
  for (const event of new TicketEvents().opened().assigned().accepted().proposed().closed().events)
    await timers.applyEvent(event);
  const before = (await timers.log(R)).length;
  timers.now = MONDAY + 100 * MINUTE;
  await timers.onTimer({ subject: R, due: MONDAY + 90 * MINUTE, via: 'sweep' });
  expect((await timers.log(R)).length).toBe(before);
  expect(timers.items.size).toBe(1);
});

test('reschedules a timer that fires too early and drops one of an unknown clock', async () => {
  const timers = new MemoryTimers(MONDAY);
  for (const event of new TicketEvents().opened().events) await timers.applyEvent(event);
  timers.stream.length = 0;
  await timers.onTimer({ subject: R, due: MONDAY + 90 * MINUTE, via: 'sweep' });
  expect(timers.stream).toMatchObject([keyOf({ subject: R, due: MONDAY + 90 * MINUTE })]);
  await timers.onTimer({ subject: 'R0', due: MONDAY, via: 'sweep' });
  expect(timers.items.size).toBe(1);
});

test('schedules the next timer when the last scheduled one may have fired already', async () => {
  const timers = new MemoryTimers(MONDAY);
  const ticket = new TicketEvents().opened().assigned(MINUTE).accepted().contacted();
  for (const event of ticket.events) await timers.applyEvent(event);
  timers.now = MONDAY + 86 * MINUTE;
  ticket.now = timers.now;
  for (const event of ticket.proposed().events.slice(-1)) await timers.applyEvent(event);
  // The call-back's warning comes before that of the resolving, and the item of 10:30 may just have been taken.
  expect(timers.items.size).toBe(2);
});
