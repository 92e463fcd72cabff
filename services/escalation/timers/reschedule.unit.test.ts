import { beforeAll, expect, test, vi } from 'vitest';
import { calendarOf, standard } from '#shared/calendar/calendar.ts';
import { china } from '#shared/calendar/china.ts';
import { Clockwork } from '../testing/memory-timers.ts';
import { HOUR, Life, MINUTE, MONDAY } from '../testing/ticket-events.ts';
import { daily } from './daily-pass.ts';
import { type Rebuilt, rebuild } from './reschedule.ts';

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

/** Clocks `R1`… of tickets that were just opened, and one that is over. */
async function world(at = MONDAY) {
  const works = new Clockwork(at);
  for (const n of [1, 2, 3]) {
    works.now = at + n;
    const life = new Life(works.now).opened();
    if (n === 3) life.withdrawn();
    for (const event of life.events)
      await works.hears({ ...event, subject: `R${n}`, id: `casework.R${n}.${event.version}` });
  }
  return works;
}
const partsOf = (works: Clockwork) => ({ ...works.parts, rows: works.rows as never, now: () => works.now });

async function all(
  works: Clockwork,
  of: Partial<Parameters<typeof rebuild>[2]> = {},
): Promise<Omit<Rebuilt, 'next'>> {
  const sum = { clocks: 0, armed: 0, moved: 0 };
  let place: Rebuilt['next'];
  do {
    const { next, ...page } = await rebuild(partsOf(works), place, { calendar: standard, ...of });
    for (const k of ['clocks', 'armed', 'moved'] as const) sum[k] += page[k];
    place = next;
  } while (place);
  return sum;
}

test('a pass puts back what is missing, and leaves alone what stands and who is over', async () => {
  const works = await world();
  const items = [...works.items.keys()];
  expect(await all(works)).toEqual({ clocks: 2, armed: 0, moved: 0 });
  works.items.clear();
  expect(await all(works)).toEqual({ clocks: 2, armed: 2, moved: 0 });
  expect([...works.items.keys()].sort()).toEqual(items.filter((k) => !k.endsWith('R3')).sort());
});

test('a ring that is overdue although its item stands was lost on its way, and is armed anew', async () => {
  const works = await world();
  const due = [...works.items.keys()].length;
  works.now += 3 * HOUR;
  works.stream.length = 0;
  expect(await all(works)).toEqual({ clocks: 2, armed: 2, moved: 0 });
  expect(works.stream).toHaveLength(2);
  expect(works.items.size).toBe(due);
});

test('one that is only just due is on its way: it is left alone', async () => {
  const works = await world();
  const near = (await works.state('R1')).deadlines[0]?.near ?? 0;
  works.now = near + MINUTE;
  expect((await all(works)).armed).toBe(0);
});

test('when messages may be lost every open clock is armed, whether an item stands or not', async () => {
  const works = await world();
  works.stream.length = 0;
  expect(await all(works, { all: true })).toEqual({ clocks: 2, armed: 2, moved: 0 });
  expect(works.stream).toHaveLength(2);
});

test('a new calendar moves what was provisional and arms it earlier where need be', async () => {
  const works = await world(Date.parse('2026-12-31T09:00:00.000Z'));
  const earlier = calendarOf({ ...china, years: { ...china.years, 2027: year2027 } });
  const before = await works.state('R1');
  expect(before.deadlines[0]?.provisional).toBeDefined();
  expect((await all(works, { calendar: earlier })).moved).toBe(2);
  const after = await works.state('R1');
  expect(after.deadlines[0]?.due).not.toBe(before.deadlines[0]?.due);
  expect(after.deadlines[0]?.provisional).toBeUndefined();
  expect(works.stands('R1', after.deadlines[0]?.near ?? 0)).toBe(true);
  expect((await all(works, { calendar: earlier })).moved).toBe(0);
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
      daily({
        rows: {
          get: async () => row.get('pass') as never,
          put: async (r: object) => void row.set('pass', r),
        } as never,
        calendarVersion: async () => parts.calendar,
        page: async (place) => {
          began.push(place);
          const shard = place?.shard ?? 0;
          return { clocks: 1, armed: 0, moved: 0, ...(shard + 1 < pages && { next: { shard: shard + 1 } }) };
        },
        now: () => parts.at,
        hasTime: () => parts.left-- > 0,
      }),
  };
  return parts;
}

test('a pass begins once a day, and when a calendar was imported', async () => {
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

test('a pass that has no time goes on where it stopped; a calendar that comes meanwhile begins one after it', async () => {
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
