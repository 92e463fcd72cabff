import { expect, test } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { fold } from '#shared/commit/commit.ts';
import { toCursor } from '#shared/http/cursor.ts';
import { ticket } from './domain/aggregate.ts';
import type { TicketEvent } from './domain/ticket.ts';
import { areaList, keepTeam, teamName, worklist } from './store.ts';
import { assigned, closed, headWith, opened } from './testing/lives.ts';

const day = (n: number) => new Date(Date.UTC(2026, 10, 1) + n * 60_000).toISOString();
const inBlock = (area: string, holder = 'm-1') => ({ ...assigned, area, holder }) as TicketEvent;
const choosing = (area: string) => ({ ...opened, area }) as TicketEvent;

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

test('a holder’s list has their open tickets, the oldest first, or their closed ones, the newest first', async () => {
  const rows = await tableOf({
    R1: [opened, inBlock(B1)],
    R2: [opened, inBlock(B1, 'm-2')],
    R3: [opened, inBlock(B1), closed],
    R4: [opened, inBlock(B2)],
    R5: [opened, inBlock(B2), closed],
    R6: [opened],
  });
  expect(ids(await worklist(rows, 'work', 'm-1', 'open', undefined))).toEqual(['R1', 'R4']);
  expect(ids(await worklist(rows, 'work', 'm-1', 'closed', undefined))).toEqual(['R5', 'R3']);
  expect(ids(await worklist(rows, 'work', 'm-3', 'open', undefined))).toEqual([]);
});

test('a long list comes in pages of thirty, and each ticket once', async () => {
  const lives = Array.from({ length: 65 }, (_, n) => [`R${n}`, [opened, inBlock(B1)]] as const);
  const rows = await tableOf(Object.fromEntries(lives));
  const seen: string[] = [];
  const sizes: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await worklist(rows, 'work', 'm-1', 'open', cursor);
    sizes.push(page.tickets.length);
    seen.push(...ids(page));
    cursor = page.next;
  } while (cursor);
  expect(sizes).toEqual([30, 30, 5]);
  expect(seen).toEqual(lives.map(([id]) => id));
});

test('a cursor of another list, or of nonsense, is refused or bound to the list that is asked for', async () => {
  const rows = await tableOf({ R1: [opened, inBlock(B1)], R2: [opened, inBlock(B1, 'm-2')] });
  const theirs = toCursor({ pk: 'R0', sk: '-', work: 'm-2#open', since: day(0) });
  expect(ids(await worklist(rows, 'work', 'm-1', 'open', theirs))).toEqual(['R1']);
  const places = toCursor({ pk: 'R0', sk: '-', place: 'qt#open', since: day(0) });
  await expect(worklist(rows, 'work', 'm-1', 'open', places)).rejects.toThrow('invalid');
  await expect(worklist(rows, 'work', 'm-1', 'open', '%')).rejects.toThrow('invalid');
});

test('a neighbourhood’s list has all of its blocks, and what waits for the neighbourhood', async () => {
  const rows = await tableOf({
    R1: [choosing('qt/qt-03')],
    R2: [opened, inBlock(B1)],
    R3: [opened, inBlock(B2)],
    R4: [opened, inBlock('qt/qt-04/qt-04-01')],
  });
  expect(ids(await areaList(rows, 'qt/qt-03', 'open', undefined))).toEqual(['R1', 'R2', 'R3']);
});

test('a block’s list has the block’s tickets, placed or only chosen, and no neighbour’s', async () => {
  const rows = await tableOf({
    R1: [choosing('qt/qt-03')],
    R2: [opened, inBlock(B1)],
    R3: [opened, inBlock(B2)],
    R4: [opened, inBlock(`${B1}1`)],
    R5: [choosing(B1)],
  });
  expect(ids(await areaList(rows, B1, 'open', undefined)).sort()).toEqual(['R2', 'R5']);
  expect(ids(await areaList(rows, B2, 'open', undefined))).toEqual(['R3']);
  expect(ids(await areaList(rows, B2, 'closed', undefined))).toEqual([]);
});

test('a block’s tickets are found behind many of its neighbours’', async () => {
  const others = Array.from({ length: 70 }, (_, n) => [`R${n}`, [opened, inBlock(B2)]] as const);
  const rows = await tableOf(Object.fromEntries([...others, ['R99', [opened, inBlock(B1)]]]));
  expect(ids(await areaList(rows, B1, 'open', undefined))).toEqual(['R99']);
});

test('a team is called as community last said, whatever came when', async () => {
  const { rows } = memoryRows();
  await keepTeam(rows, 't-1', '新名', 2);
  await keepTeam(rows, 't-1', '旧名', 1);
  expect(await teamName(rows, 't-1')).toBe('新名');
  expect(await teamName(rows, 't-2')).toBeUndefined();
});
