import { beforeAll, expect, test, vi } from 'vitest';
import { Clockwork } from '../testing/memory-timers.ts';
import { HOUR, Life, MINUTE, MONDAY, R } from '../testing/ticket-events.ts';
import { dueItems, keyOf, partition, readKey, SHARDS } from './due-items.ts';
import { LOOK_AHEAD, sweep } from './sweep.ts';

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

const put = (works: Clockwork, subject: string, due: number) => works.parts.items.put({ subject, due });
const sent = (works: Clockwork) => works.queue.map(({ ring }) => ring.subject);

test('the sweep sends what falls due within the look-ahead and leaves the rest to the next one', async () => {
  const works = new Clockwork(MONDAY);
  const last = MONDAY + LOOK_AHEAD + MINUTE;
  for (const [id, due] of [
    ['R1', MONDAY - HOUR],
    ['R2', MONDAY],
    ['R3', last - 1],
    ['R4', last],
    ['R5', MONDAY - HOUR - 1],
  ] as const)
    await put(works, id, due);
  expect(await works.sweeps()).toEqual({ sent: 3, swept: last });
  expect(sent(works)).toEqual(['R1', 'R2', 'R3']);
  expect(works.cursor).toEqual({ announced: last, swept: last });
  works.now += MINUTE;
  expect(await works.sweeps()).toEqual({ sent: 1, swept: last + MINUTE });
});

test('after an outage it catches up from where it stopped, the oldest first, and as far as its time allows', async () => {
  const works = new Clockwork(MONDAY);
  works.cursor.swept = MONDAY - 30 * HOUR;
  works.cursor.announced = MONDAY - 30 * HOUR;
  for (const hours of [3, 20, 29, 11]) await put(works, `R${hours}`, MONDAY - hours * HOUR);
  let minutes = 0;
  const first = await works.sweeps(() => {
    minutes += 1;
    return minutes <= 15 * 60;
  });
  expect(first).toEqual({ sent: 2, swept: MONDAY - 15 * HOUR });
  await works.sweeps();
  expect(sent(works)).toEqual(['R29', 'R20', 'R11', 'R3']);
});

test('a minute is swept only when all of it was sent: what a queue refuses comes again', async () => {
  const works = new Clockwork(MONDAY);
  works.cursor.swept = MONDAY;
  await put(works, 'R1', MONDAY + 1);
  await put(works, 'R2', MONDAY + 2);
  let sends = 0;
  works.breaks = (where) => {
    if (where === 'send') sends += 1;
    if (where === 'send' && sends === 2) throw new Error('refused');
  };
  await expect(works.sweeps()).rejects.toThrow('refused');
  expect(works.cursor).toEqual({ swept: MONDAY, announced: MONDAY + LOOK_AHEAD + MINUTE });
  await works.sweeps();
  expect(new Set(sent(works))).toEqual(new Set(['R1', 'R2']));
});

test('it announces before it looks, so that its watcher sends what is written behind its back', async () => {
  const works = new Clockwork(MONDAY);
  works.cursor.swept = MONDAY;
  let late = false;
  works.breaks = (where) => {
    if (where !== 'query' || late) return;
    late = true;
    // Written between the announcement and the query, and read by the watcher at once.
    works.items.clear();
    works.stream.push({ ...keyOf({ subject: 'R9', due: MONDAY + 5 }), armed: 1 } as never);
  };
  await works.sweeps();
  await works.streams();
  expect(sent(works)).toEqual(['R9']);
});

test('the watcher leaves to the sweep what is due later than announced, and other rows alone', async () => {
  const works = new Clockwork(MONDAY);
  works.cursor.announced = MONDAY;
  works.stream.push({ pk: R, sk: '-' }, { pk: 'DUE#2026-11-23T01:00#1', sk: 'nonsense' });
  await put(works, 'R1', MONDAY);
  await put(works, 'R2', MONDAY - 1);
  await works.streams();
  expect(works.queue).toMatchObject([{ ring: { subject: 'R2', via: 'stream', due: MONDAY - 1 } }]);
});

test('before the first sweep of all the watcher sends what is due soon, and leaves the rest', async () => {
  const works = new Clockwork(MONDAY);
  await put(works, 'R1', MONDAY + LOOK_AHEAD - 1);
  await put(works, 'R2', MONDAY + LOOK_AHEAD);
  await works.streams();
  expect(works.queue.map(({ ring }) => ring.subject)).toEqual(['R1']);
});

test('a partition that has more than a page is read to its end', async () => {
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

test('keys tell instant and subject, spread over the shards, and go away in time', async () => {
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

test('a due item is put before its clock, only when the next ring gets earlier, and once', async () => {
  const works = new Clockwork(MONDAY);
  const life = new Life().opened().assigned().accepted().contacted().proposed().closed();
  const [opened, ...others] = life.events;
  works.breaks = () => {
    throw new Error('broken');
  };
  await expect(works.hears(opened as never)).rejects.toThrow('broken');
  expect(await works.log(R)).toEqual([]);
  works.breaks = () => undefined;
  for (const event of [opened, opened, ...others, ...others]) await works.hears(event as never);
  expect(works.items.size).toBe(1);
  expect(works.stands(R, MONDAY + 90 * MINUTE)).toBe(true);
});

test('a timer of something that is done says nothing and is not armed again', async () => {
  const works = new Clockwork(MONDAY);
  for (const event of new Life().opened().assigned().accepted().proposed().closed().events)
    await works.hears(event);
  const before = (await works.log(R)).length;
  works.now = MONDAY + 100 * MINUTE;
  await works.rings({ subject: R, due: MONDAY + 90 * MINUTE, via: 'sweep' });
  expect((await works.log(R)).length).toBe(before);
  expect(works.items.size).toBe(1);
});

test('a timer that comes too early is armed for the same instant again, one for a clock that is not there is dropped', async () => {
  const works = new Clockwork(MONDAY);
  for (const event of new Life().opened().events) await works.hears(event);
  works.stream.length = 0;
  await works.rings({ subject: R, due: MONDAY + 90 * MINUTE, via: 'sweep' });
  expect(works.stream).toMatchObject([keyOf({ subject: R, due: MONDAY + 90 * MINUTE })]);
  await works.rings({ subject: 'R0', due: MONDAY, via: 'sweep' });
  expect(works.items.size).toBe(1);
});

test('what was armed long ago is not relied upon: the next ring is', async () => {
  const works = new Clockwork(MONDAY);
  const life = new Life().opened().assigned(MINUTE).accepted().contacted();
  for (const event of life.events) await works.hears(event);
  works.now = MONDAY + 86 * MINUTE;
  life.now = works.now;
  for (const event of life.proposed().events.slice(-1)) await works.hears(event);
  // The call-back's warning comes before that of the resolving, and the item of 10:30 may just have been taken.
  expect(works.items.size).toBe(2);
});
