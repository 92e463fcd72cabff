import { expect, test } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { fold } from '#shared/commit/commit.ts';
import { toCursor } from '#shared/http/cursor.ts';
import { ticket } from './domain/aggregate.ts';
import type { TicketEvent } from './domain/ticket.ts';
import { assignedTo, keepTeam, type Page, placeList, teamName, within, worklist } from './store.ts';
import { accepted, after, assigned, closed, headWith, opened, proposed, withdrawn } from './testing/lives.ts';

const day = (n: number) => new Date(Date.UTC(2026, 10, 1) + n * 60_000).toISOString();
const inBlock = (area: string, holder = 'm-1') => ({ ...assigned, area, holder }) as TicketEvent;

/** A table with tickets, each opened a minute after the one before. */
async function tableOf(lives: Record<string, readonly TicketEvent[]>) {
  const { rows } = memoryRows();
  for (const [n, [id, life]] of Object.entries(lives).entries()) {
    const head = headWith(id, life);
    const index = ticket.index?.(fold(ticket, head).state);
    await rows.put({ ...head, ...index, since: day(n) });
  }
  return rows;
}
const ids = ({ tickets }: { tickets: readonly { id: string }[] }) => tickets.map(({ id }) => id);
const B1 = 'qt/qt-03/qt-03-01';
const B2 = 'qt/qt-03/qt-03-02';

test('a holder’s list has their open tickets, the oldest first', async () => {
  const rows = await tableOf({
    R1: [opened, inBlock(B1)],
    R2: [opened, inBlock(B1, 'm-2')],
    R3: [opened, inBlock(B1), closed],
    R4: [opened, inBlock(B2), accepted, proposed],
    R5: [opened, inBlock(B2), withdrawn],
    R6: [opened],
  });
  expect(ids(await worklist(rows, 'm-1', undefined))).toEqual(['R1', 'R4']);
  expect(ids(await worklist(rows, 'm-3', undefined))).toEqual([]);
});

/** Every page of a list until its end, and their sizes. */
async function through(page: (cursor: string | undefined) => Promise<Page>) {
  const seen: string[] = [];
  const sizes: number[] = [];
  let cursor: string | undefined;
  do {
    const found = await page(cursor);
    sizes.push(found.tickets.length);
    seen.push(...ids(found));
    cursor = found.next;
  } while (cursor);
  return { seen, sizes };
}

test('a long list comes in pages of thirty, and each ticket once', async () => {
  const lives = Array.from({ length: 65 }, (_, n) => [`R${n}`, [opened, inBlock(B1)]] as const);
  const rows = await tableOf(Object.fromEntries(lives));
  const { seen, sizes } = await through((cursor) => worklist(rows, 'm-1', cursor));
  expect(sizes).toEqual([30, 30, 5]);
  expect(seen).toEqual(lives.map(([id]) => id));
});

test('a cursor of another list, or of nonsense, is refused or bound to the list that is asked for', async () => {
  const rows = await tableOf({ R1: [opened, inBlock(B1)], R2: [opened, inBlock(B1, 'm-2')] });
  const theirs = toCursor({ pk: 'R0', sk: '-', work: 'm-2#open', since: day(0) });
  expect(ids(await worklist(rows, 'm-1', theirs))).toEqual(['R1']);
  const places = toCursor({ since: day(0) });
  await expect(worklist(rows, 'm-1', places)).rejects.toThrow('invalid');
  await expect(worklist(rows, 'm-1', '%')).rejects.toThrow('invalid');
  const of = { places: ['qt/qt-03'], headings: ['open'] } as const;
  await expect(placeList(rows, of, theirs)).rejects.toThrow('invalid');
  await expect(placeList(rows, of, '%')).rejects.toThrow('invalid');
});

test('lists of several places come as one, in order, in pages, and each ticket once', async () => {
  const places = ['qt', 'qt/qt-03', 'qt/qt-04', 'qt/qt-05'];
  const blocks = ['qt/qt-03/a', 'qt/qt-03/b', 'qt/qt-04/c'];
  const lives = Array.from({ length: 200 }, (_, n) => {
    // A long stretch of one place, so that its page ends before the others begin; then all in turn.
    const area = n < 80 ? blocks[2] : blocks[n % 3];
    return [
      `R${n}`,
      n % 5 === 0 ? [opened, inBlock(`${area}`), accepted, proposed] : [opened, inBlock(`${area}`)],
    ];
  });
  const rows = await tableOf(Object.fromEntries(lives));
  const all = lives.map(([id]) => id);
  const open = await through((cursor) => placeList(rows, { places, headings: ['open', 'proposed'] }, cursor));
  expect(open.seen).toEqual(all);
  expect(Math.max(...open.sizes)).toBe(30);
  const waiting = await through((cursor) => placeList(rows, { places, headings: ['proposed'] }, cursor));
  expect(waiting.seen).toEqual(all.filter((_, n) => n % 5 === 0));
  const newest = { places, headings: ['open', 'proposed'], newest: true } as const;
  expect((await through((cursor) => placeList(rows, newest, cursor))).seen).toEqual(all.toReversed());
});

test('tickets that were opened at one instant are not torn apart by a page', async () => {
  const { rows } = memoryRows();
  for (let n = 0; n < 40; n++) {
    const head = headWith(`R${n}`, [opened, inBlock(n % 2 ? B1 : 'qt/qt-04/x')]);
    const since = day(n < 25 ? n : n < 35 ? 25 : n);
    await rows.put({ ...head, ...ticket.index?.(fold(ticket, head).state), since });
  }
  const of = { places: ['qt/qt-03', 'qt/qt-04'], headings: ['open'] } as const;
  const { seen, sizes } = await through((cursor) => placeList(rows, of, cursor));
  expect(sizes).toEqual([35, 5]);
  expect(new Set(seen).size).toBe(40);
});

test('what is picked from a long list comes in pages that may be short, and to an end', async () => {
  const lives = Array.from(
    { length: 700 },
    (_, n) => [`R${n}`, [opened, inBlock(n % 100 ? B2 : B1)]] as const,
  );
  const rows = await tableOf(Object.fromEntries(lives));
  const of = { places: ['qt/qt-03'], headings: ['open'], pick: within([B1]) } as const;
  const { seen, sizes } = await through((cursor) => placeList(rows, of, cursor));
  expect(seen).toEqual(['R0', 'R100', 'R200', 'R300', 'R400', 'R500', 'R600']);
  expect(sizes).toEqual([3, 3, 1]);
});

test('tickets lie in an area, or in none that is known', () => {
  const lies = within([B1, 'qt/qt-04']);
  expect(lies(after(opened, inBlock(B1)))).toBe(true);
  expect(lies(after(opened, inBlock('qt/qt-04/x')))).toBe(true);
  expect(lies(after(opened, inBlock(`${B1}1`)))).toBe(false);
  expect(lies(after({ ...opened, area: undefined } as TicketEvent))).toBe(false);
});

test('a member can accept what is assigned to them now, and nothing else', async () => {
  const rows = await tableOf({
    R1: [opened, inBlock(B1)],
    R2: [opened, inBlock(B1), accepted],
    R3: [opened, inBlock(B1, 'm-2')],
    R4: [opened, inBlock(B2)],
  });
  const number = '263260473158';
  expect(await assignedTo(rows, 'm-1')).toEqual([
    { id: 'R1', number },
    { id: 'R4', number },
  ]);
  // The index is a moment behind: meanwhile somebody else has it.
  const { rows: stale } = memoryRows();
  await stale.put({ ...headWith('R3', [opened, inBlock(B1, 'm-2')]), work: 'm-1#open', since: day(0) });
  expect(await assignedTo(stale, 'm-1')).toEqual([]);
});

test('a team is called as community last said, whatever came when', async () => {
  const { rows } = memoryRows();
  await keepTeam(rows, 't-1', '新名', 2);
  await keepTeam(rows, 't-1', '旧名', 1);
  expect(await teamName(rows, 't-1')).toBe('新名');
  expect(await teamName(rows, 't-2')).toBeUndefined();
});
