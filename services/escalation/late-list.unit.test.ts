import { beforeAll, expect, test, vi } from 'vitest';
import { lateIn, type Position } from './late-list.ts';
import { MemoryTimers } from './testing/memory-timers.ts';
import { HOUR, MINUTE, MONDAY, TicketEvents } from './testing/ticket-events.ts';

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

const paths = ['qt', 'qt/qt-03', 'qt/qt-03/qt-03-07', 'qt/qt-03/qt-03-08', 'qt/qt-04', 'qt/qt-04/qt-04-01'];
const areas = paths.map((path) => ({ path, active: true }));

/** Tickets that nobody took, one a minute, in these areas by turns; all of them missed. */
async function fixture(count: number, of: readonly string[]) {
  const timers = new MemoryTimers(MONDAY);
  for (let n = 0; n < count; n++) {
    const subject = `R${n}`;
    timers.now = MONDAY + n * MINUTE;
    for (const event of new TicketEvents(timers.now).opened({ area: of[n % of.length] }).events)
      await timers.applyEvent({ ...event, subject, id: `casework.${subject}.1` });
    timers.now = MONDAY + 72 * HOUR;
    await timers.onTimer({ subject, due: MONDAY, via: 'sweep' });
  }
  const heads = () => timers.store.items().filter(({ sk, late }) => sk === '-' && late);
  const asked: string[] = [];
  const rows = {
    keys: async (
      index: { name: string; attribute: string },
      value: string,
      { limit = 1, after }: { limit?: number; after?: Record<string, unknown> },
    ) => {
      expect(index).toEqual({ name: 'late', attribute: 'late', sort: 'since' });
      asked.push(value);
      const order = (i: Record<string, unknown>) => `${i.since} ${i.pk}`;
      const all = heads()
        .filter((h) => h.late === value && (!after || order(h) > order(after)))
        .sort((a, b) => (order(a) < order(b) ? -1 : 1));
      const keys = all.slice(0, limit).map(({ pk, sk, since }) => ({ pk, sk, since, sort: since }));
      return { keys, ...(all.length > limit && { next: keys.at(-1) }) };
    },
    many: async (keys: readonly { pk: string }[]) =>
      heads().filter(({ pk }) => keys.some((k) => k.pk === pk)),
  };
  const pages = async (held: readonly string[]) => {
    const found = [];
    let after: Position | undefined;
    do {
      const page = await lateIn(rows as never, areas, held, after);
      expect(page.late.length).toBeLessThanOrEqual(30);
      found.push(...page.late);
      after = page.next;
    } while (after);
    return found;
  };
  return { pages, asked };
}

test('pages through the late subjects of an area, the longest overdue first, each once', async () => {
  const { pages } = await fixture(80, ['qt/qt-03/qt-03-07', 'qt/qt-04', 'qt/qt-03']);
  const all = await pages(['qt']);
  expect(all.map((l) => l.subject)).toEqual(Array.from({ length: 80 }, (_, n) => `R${n}`));
  expect(all[0]).toEqual({
    subject: 'R0',
    number: '263260473158',
    stage: 'dispatch',
    due: '2026-11-23T03:00:00.000Z',
    level: 1,
    area: 'qt/qt-03/qt-03-07',
    category: 'noise',
    urgency: 'normal',
    holder: undefined,
  });
});

test('lists only subjects in the areas that the caller holds', async () => {
  const { pages, asked } = await fixture(9, ['qt/qt-03/qt-03-07', 'qt/qt-03/qt-03-08', 'qt/qt-03']);
  expect((await pages(['qt/qt-03/qt-03-08'])).map((l) => l.area)).toEqual(Array(3).fill('qt/qt-03/qt-03-08'));
  expect((await pages(['qt/qt-03'])).length).toBe(9);
  expect(await pages(['qt/qt-04'])).toEqual([]);
  expect((await pages(['qt/qt-03/qt-03-07', 'qt/qt-04'])).length).toBe(3);
  expect(new Set(asked)).toEqual(new Set(['qt/qt-03', 'qt', 'qt/qt-04']));
});

test('queries an area that this service has no copy of', async () => {
  const { pages } = await fixture(2, ['zz/zz-1']);
  expect((await pages(['zz/zz-1'])).length).toBe(2);
  expect((await pages(['*'])).length).toBe(0);
});
