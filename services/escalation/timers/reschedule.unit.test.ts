import { beforeAll, expect, test, vi } from 'vitest';
import { calendarOf, standard } from '#shared/calendar/calendar.ts';
import { china } from '#shared/calendar/china.ts';
import { MemoryTimers } from '../testing/memory-timers.ts';
import { HOUR, MINUTE, MONDAY, TicketEvents } from '../testing/ticket-events.ts';
import { dailyPass } from './daily-pass.ts';
import { type Rescheduled, reschedule } from './reschedule.ts';

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

/** Clocks `R1`… of tickets that were just opened, and one that is over. */
async function fixture(at = MONDAY) {
  const timers = new MemoryTimers(at);
  for (const n of [1, 2, 3]) {
    timers.now = at + n;
    const ticket = new TicketEvents(timers.now).opened();
    if (n === 3) ticket.withdrawn();
    for (const event of ticket.events)
      await timers.applyEvent({ ...event, subject: `R${n}`, id: `casework.R${n}.${event.version}` });
  }
  return timers;
}
const partsOf = (timers: MemoryTimers) => ({
  ...timers.parts,
  rows: timers.rows as never,
  now: () => timers.now,
});

async function all(
  timers: MemoryTimers,
  of: Partial<Parameters<typeof reschedule>[2]> = {},
): Promise<Omit<Rescheduled, 'next'>> {
  const sum = { clocks: 0, armed: 0, moved: 0 };
  let position: Rescheduled['next'];
  do {
    const { next, ...page } = await reschedule(partsOf(timers), position, { calendar: standard, ...of });
    for (const k of ['clocks', 'armed', 'moved'] as const) sum[k] += page[k];
    position = next;
  } while (position);
  return sum;
}

test('writes missing due items and leaves existing ones and finished clocks alone', async () => {
  const timers = await fixture();
  const items = [...timers.items.keys()];
  expect(await all(timers)).toEqual({ clocks: 2, armed: 0, moved: 0 });
  timers.items.clear();
  expect(await all(timers)).toEqual({ clocks: 2, armed: 2, moved: 0 });
  expect([...timers.items.keys()].sort()).toEqual(items.filter((k) => !k.endsWith('R3')).sort());
});

test('reschedules a timer that is long overdue although its item exists', async () => {
  const timers = await fixture();
  const due = [...timers.items.keys()].length;
  timers.now += 3 * HOUR;
  timers.stream.length = 0;
  expect(await all(timers)).toEqual({ clocks: 2, armed: 2, moved: 0 });
  expect(timers.stream).toHaveLength(2);
  expect(timers.items.size).toBe(due);
});

test('leaves a timer alone that has only just become due', async () => {
  const timers = await fixture();
  const near = (await timers.state('R1')).deadlines[0]?.near ?? 0;
  timers.now = near + MINUTE;
  expect((await all(timers)).armed).toBe(0);
});

test('reschedules every open clock, with or without an item, when messages may be lost', async () => {
  const timers = await fixture();
  timers.stream.length = 0;
  expect(await all(timers, { all: true })).toEqual({ clocks: 2, armed: 2, moved: 0 });
  expect(timers.stream).toHaveLength(2);
});

test('a new calendar moves provisional deadlines and schedules earlier timers where needed', async () => {
  const timers = await fixture(Date.parse('2026-12-31T09:00:00.000Z'));
  const earlier = calendarOf({ ...china, years: { ...china.years, 2027: year2027 } });
  const before = await timers.state('R1');
  expect(before.deadlines[0]?.provisional).toBeDefined();
  expect((await all(timers, { calendar: earlier })).moved).toBe(2);
  const after = await timers.state('R1');
  expect(after.deadlines[0]?.due).not.toBe(before.deadlines[0]?.due);
  expect(after.deadlines[0]?.provisional).toBeUndefined();
  expect(timers.hasDueItem('R1', after.deadlines[0]?.near ?? 0)).toBe(true);
  expect((await all(timers, { calendar: earlier })).moved).toBe(0);
});

/** New Year's Day moves nothing, but Saturday the 2nd is worked. */
const year2027 = {
  sources: [{ title: '2027', issued: '2026-12-31' }],
  holidays: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-01' },
    { name: '春节', from: '2027-02-05', to: '2027-02-11' },
    { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { name: '端午节', from: '2027-06-09', to: '2027-06-11' },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-17' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  workdays: ['2027-01-02'],
};

function passes(pages: number) {
  const row = new Map<string, object>();
  const began: (object | undefined)[] = [];
  const parts = {
    at: MONDAY,
    calendar: 1,
    left: Number.POSITIVE_INFINITY,
    began,
    run: () =>
      dailyPass({
        rows: {
          get: async () => row.get('pass') as never,
          put: async (r: object) => void row.set('pass', r),
        } as never,
        calendarVersion: async () => parts.calendar,
        page: async (position) => {
          began.push(position);
          const shard = position?.shard ?? 0;
          return { clocks: 1, armed: 0, moved: 0, ...(shard + 1 < pages && { next: { shard: shard + 1 } }) };
        },
        now: () => parts.at,
        hasTime: () => parts.left-- > 0,
      }),
  };
  return parts;
}

test('a pass begins once a day and after a calendar import', async () => {
  const p = passes(2);
  for (let minute = 0; minute < 3; minute++) await p.run();
  expect(p.began).toEqual([{ shard: 0 }, { shard: 1 }]);
  p.at += 24 * HOUR;
  await p.run();
  await p.run();
  expect(p.began).toHaveLength(4);
  p.calendar = 2;
  await p.run();
  p.at += MINUTE;
  await p.run();
  expect(p.began).toHaveLength(6);
});

test('a pass that runs out of time continues later; a calendar imported meanwhile starts another one after it', async () => {
  const p = passes(3);
  p.left = 1;
  await p.run();
  expect(p.began).toEqual([{ shard: 0 }]);
  p.calendar = 2;
  p.left = 9;
  await p.run();
  expect(p.began).toEqual([{ shard: 0 }, { shard: 1 }, { shard: 2 }]);
  await p.run();
  expect(p.began.slice(3)).toEqual([{ shard: 0 }, { shard: 1 }, { shard: 2 }]);
});
