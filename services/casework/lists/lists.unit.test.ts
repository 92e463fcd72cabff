import { expect, test } from 'vitest';
import { TeamChanged } from '#events/community.ts';
import { cloudEvent } from '#events/envelope.ts';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { fold } from '#shared/commit/commit.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { toCursor } from '#shared/http/cursor.ts';
import { keep } from '#shared/reference/projection.ts';
import { areaReader } from '../areas/areas.ts';
import { type TicketEvent, ticket } from '../commands/aggregate.ts';
import { teamName } from '../pages/store.ts';
import { projections } from '../projections.ts';
import {
  AT,
  accepted,
  assigned,
  closed,
  headWith,
  opened,
  proposed,
  withdrawn,
} from '../testing/fixtures.ts';
import type { Wanted } from '../ticket/lists.ts';
import { assignedTo } from './assigned-to.ts';
import { listOf, type Page } from './lists.ts';

const day = (n: number) => new Date(Date.UTC(2026, 10, 1) + n * 60_000).toISOString();
const inBlock = (area: string, holder = 'm-1') => ({ ...assigned, area, holder }) as TicketEvent;

/** A table with tickets, each opened a minute after the one before. */
async function tableOf(tickets: Record<string, readonly TicketEvent[]>, at = day) {
  const { rows } = memoryRows();
  for (const [n, [id, facts]] of Object.entries(tickets).entries()) {
    const head = headWith(id, facts);
    const { place, since } = ticket.index?.(fold(ticket, head).state) ?? {};
    await rows.put({ ...head, place, since: since?.replace(AT, at(n)) });
  }
  return rows;
}
const ids = ({ tickets }: { tickets: readonly { id: string }[] }) => tickets.map(({ id }) => id);
const B1 = 'qt/qt-03/qt-03-01';
const B2 = 'qt/qt-03/qt-03-02';
const open = (within: string, holder?: string): Wanted => ({
  headings: ['open', 'proposed'],
  within: [within],
  holder,
});
const closedIn = (within: string, holder?: string): Wanted => ({
  headings: ['closed'],
  within: [within],
  holder,
});
const HERE = ['qt/qt-03'];

test('a holder’s list has their open tickets, the oldest first, or their closed ones, the newest first', async () => {
  const rows = await tableOf({
    R1: [opened, inBlock(B1)],
    R2: [opened, inBlock(B1, 'm-2')],
    R3: [opened, inBlock(B1), closed],
    R4: [opened, inBlock(B2), accepted, proposed],
    R5: [opened, inBlock(B2), withdrawn],
    R6: [opened],
  });
  expect(ids(await listOf(rows, HERE, open('qt', 'm-1')))).toEqual(['R1', 'R4']);
  expect(ids(await listOf(rows, HERE, open(B2, 'm-1')))).toEqual(['R4']);
  expect(ids(await listOf(rows, HERE, open('qt', 'm-3')))).toEqual([]);
  expect(ids(await listOf(rows, HERE, closedIn('qt', 'm-1'), { newest: true }))).toEqual(['R5', 'R3']);
});

test('a block’s list has the block’s tickets, and no neighbour’s', async () => {
  const rows = await tableOf({
    R1: [opened, { type: 'RoutingHeld', area: 'qt/qt-03', request: 1 }],
    R2: [opened, inBlock(B1)],
    R3: [opened, inBlock(B2)],
    R4: [opened, inBlock(`${B1}1`)],
    R5: [opened, { type: 'RoutingHeld', area: B1, request: 1 }],
  });
  expect(ids(await listOf(rows, [B1, ...HERE], open(B1)))).toEqual(['R2', 'R5']);
  expect(ids(await listOf(rows, HERE, open('qt/qt-03')))).toEqual(['R1', 'R2', 'R3', 'R4']);
  expect(ids(await listOf(rows, HERE, closedIn(B2)))).toEqual([]);
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

test('lists of several places come as one, in order, in pages, and each ticket once', async () => {
  const places = ['qt', 'qt/qt-03', 'qt/qt-04', 'qt/qt-05'];
  const blocks = ['qt/qt-03/a', 'qt/qt-03/b', 'qt/qt-04/c'];
  const tickets = Array.from({ length: 400 }, (_, n) => {
    // A long stretch of one place, so that its keys end before the others begin; then all in turn.
    const area = `${n < 180 ? blocks[2] : blocks[n % 3]}`;
    const facts = [opened, inBlock(area)];
    return [`R${n}`, n % 5 === 0 ? [...facts, accepted, proposed] : facts] as const;
  });
  const rows = await tableOf(Object.fromEntries(tickets));
  const all = tickets.map(([id]) => id);
  const list = (wanted: Wanted, newest = false) =>
    through((cursor) => listOf(rows, places, wanted, { newest, cursor }));
  const found = await list(open('qt'));
  expect(found.seen).toEqual(all);
  expect(found.sizes.slice(0, -1).every((size) => size === 30)).toBe(true);
  expect((await list({ ...open('qt'), headings: ['proposed'] })).seen).toEqual(
    all.filter((_, n) => n % 5 === 0),
  );
  expect((await list(open('qt'), true)).seen).toEqual(all.toReversed());
  expect((await list(open('qt/qt-03/a'))).seen).toEqual(all.filter((_, n) => n >= 180 && n % 3 === 0));
});

test('finds a holder’s few tickets among many, once and in order, wherever pages end', async () => {
  const tickets = Array.from({ length: 600 }, (_, n) => {
    // Dense stretches of one place after the other, a third place all along, and few of m-2 everywhere.
    const area = n % 7 === 0 ? 'qt/qt-05/c' : n < 250 ? 'qt/qt-03/a' : 'qt/qt-04/b';
    return [`R${n}`, [opened, inBlock(area, n % 14 === 0 || n % 50 === 1 ? 'm-2' : 'm-1')]] as const;
  });
  const rows = await tableOf(Object.fromEntries(tickets));
  const theirs = tickets.map(([id]) => id).filter((_, n) => n % 14 === 0 || n % 50 === 1);
  const places = ['qt/qt-03', 'qt/qt-04', 'qt/qt-05'];
  for (const newest of [false, true]) {
    const { seen } = await through((cursor) => listOf(rows, places, open('qt', 'm-2'), { newest, cursor }));
    expect(seen).toEqual(newest ? theirs.toReversed() : theirs);
  }
});

test('tickets that were opened at one instant are not torn apart by a page', async () => {
  const tickets = Array.from(
    { length: 40 },
    (_, n) => [`R${n}`, [opened, inBlock(n < 20 ? B1 : B2)]] as const,
  );
  const rows = await tableOf(Object.fromEntries(tickets), (n) => day(n < 25 ? n : n < 35 ? 25 : n));
  const { seen, sizes } = await through((cursor) => listOf(rows, HERE, open('qt'), { cursor }));
  expect(sizes).toEqual([35, 5]);
  expect(new Set(seen).size).toBe(40);
});

test('pages through a very long list, with short pages, to its end', async () => {
  const rare = (n: number) => inBlock(B1, n % 1000 ? 'm-1' : 'm-2');
  const tickets = Array.from({ length: 4500 }, (_, n) => [`R${n}`, [opened, rare(n)]] as const);
  const rows = await tableOf(Object.fromEntries(tickets));
  const { seen, sizes } = await through((cursor) => listOf(rows, HERE, open('qt', 'm-2'), { cursor }));
  expect(seen).toEqual(['R0', 'R1000', 'R2000', 'R3000', 'R4000']);
  expect(sizes).toEqual([2, 2, 1]);
});

test('reads only tickets that are shown', async () => {
  const read: number[] = [];
  let queries = 0;
  const { rows } = memoryRows((command, { RequestItems }) => {
    if (command === 'Query') queries++;
    if (command === 'BatchGet')
      read.push(...Object.values(RequestItems ?? {}).map(({ Keys }) => Keys.length));
  });
  for (let n = 0; n < 150; n++) {
    const head = headWith(`R${n}`, [opened, inBlock(B1, n % 2 ? 'm-1' : 'm-2')]);
    const { place, since } = ticket.index?.(fold(ticket, head).state) ?? {};
    await rows.put({ ...head, place, since: since?.replace(AT, day(n)) });
  }
  expect((await listOf(rows, HERE, open('qt', 'm-2'))).tickets).toHaveLength(30);
  expect(read).toEqual([30]);
  expect(queries).toBe(1);
});

test('finds waiting call-backs among open tickets in full pages and reads no further', async () => {
  let read = 0;
  const { rows } = memoryRows((command, { RequestItems }) => {
    if (command === 'BatchGet')
      read += Object.values(RequestItems ?? {}).reduce((sum, { Keys }) => sum + Keys.length, 0);
  });
  for (let n = 0; n < 600; n++) {
    const head = headWith(`R${n}`, n % 3 ? [opened, inBlock(B1)] : [opened, inBlock(B1), accepted, proposed]);
    const { place, since } = ticket.index?.(fold(ticket, head).state) ?? {};
    await rows.put({ ...head, place, since: since?.replace(AT, day(n)) });
  }
  const page = await listOf(rows, HERE, { headings: ['proposed'], within: ['qt'] });
  expect(page.tickets).toHaveLength(30);
  expect(read).toBeLessThan(130);
  const { seen } = await through((cursor) =>
    listOf(rows, HERE, { headings: ['proposed'], within: ['qt'] }, { cursor }),
  );
  expect(seen).toEqual(Array.from({ length: 200 }, (_, n) => `R${3 * n}`));
});

/** A table whose index is behind: it has what it is told, the tickets are what they are. */
async function behind(tickets: Record<string, readonly TicketEvent[]>, known: Record<string, string>) {
  const { rows } = memoryRows();
  for (const [id, facts] of Object.entries(tickets)) {
    const head = headWith(id, facts);
    await rows.put({ ...head, ...(known[id] && { place: known[id], since: `${AT} m-1 ${B1}` }) });
  }
  return rows;
}

test('lists a just changed ticket once, whatever the index knows', async () => {
  const accept = [opened, inBlock(B1), accepted];
  const rows = await behind(
    { R1: accept, R2: accept, R3: [...accept, closed], R4: [opened, inBlock(B1, 'm-2')], 'sla#x': [] },
    { R2: 'qt/qt-03#open', R3: 'qt/qt-03#open' },
  );
  await rows.put({ pk: 'I1', sk: '-', kind: 'inbound' });
  const also = ['R1', 'R2', 'R3', 'R4', 'R9', 'I1'];
  const list = (wanted: Wanted, of = also) => listOf(rows, HERE, wanted, { also: of });
  expect(ids(await list(open('qt', 'm-1'), []))).toEqual(['R2']);
  expect(ids(await list(open('qt', 'm-1'))).sort()).toEqual(['R1', 'R2']);
  expect(ids(await list(closedIn('qt', 'm-1')))).toEqual(['R3']);
  expect(ids(await list(open('xy', 'm-1')))).toEqual([]);
});

test('lists a just changed ticket on its own page only', async () => {
  const tickets = Array.from({ length: 90 }, (_, n) => [`R${n}`, [opened, inBlock(B1)]] as const);
  for (const newest of [false, true]) {
    for (const lost of [0, 30, 31, 45, 89]) {
      const rows = await tableOf(Object.fromEntries(tickets));
      const opening = { ...headWith(`R${lost}`, tickets[lost]?.[1] ?? []), log: [] as unknown[] };
      opening.log = headWith('', tickets[lost]?.[1] ?? []).log.map(([type, , ...rest]) => [
        type,
        day(lost),
        ...rest,
      ]);
      await rows.put(opening);
      const asked = { newest, also: [`R${lost}`] };
      const { seen } = await through((cursor) => listOf(rows, HERE, open('qt'), { ...asked, cursor }));
      expect(seen.filter((id) => id === `R${lost}`)).toEqual([`R${lost}`]);
      expect(seen).toHaveLength(90);
    }
  }
});

test('rejects an invalid cursor', async () => {
  const rows = await tableOf({ R1: [opened, inBlock(B1)] });
  for (const cursor of ['%', toCursor({ pk: 'R0', sk: '-' })])
    await expect(listOf(rows, HERE, open('qt'), { cursor })).rejects.toThrow('invalid');
});

test('a ticket that moved on since the index was read is not listed', async () => {
  const { rows } = memoryRows();
  const stale = { ...headWith('R1', [opened, inBlock(B1), closed]), place: 'qt/qt-03#open' };
  await rows.put({ ...stale, since: `${AT} m-1 ${B1}` });
  expect(ids(await listOf(rows, HERE, open('qt')))).toEqual([]);
});

test('a member can accept what is assigned to them now, wherever it lies, and nothing else', async () => {
  const rows = await tableOf({
    R1: [opened, inBlock(B1)],
    R2: [opened, inBlock(B1), accepted],
    R3: [opened, inBlock(B1, 'm-2')],
    R4: [opened, inBlock('xy/xy-01/b')],
    R5: [opened, inBlock(B2), accepted, proposed],
  });
  for (const path of ['qt', 'qt/qt-03', B1, B2, 'xy', 'xy/xy-01', 'xy/xy-01/b'])
    await rows.put({ pk: 'areas', sk: path, version: 1 });
  const number = '263260473158';
  expect(await assignedTo(rows, areaReader(rows), 'm-1')).toEqual([
    { id: 'R1', number },
    { id: 'R4', number },
  ]);
  expect(await assignedTo(rows, areaReader(rows), 'm-9')).toEqual([]);
  await expect(assignedTo(memoryRows().rows, areaReader(memoryRows().rows), 'm-1')).rejects.toThrow(NotYet);
});

test('finds a ticket to accept behind many that were accepted long ago', async () => {
  const old = Array.from({ length: 65 }, (_, n) => [`R${n}`, [opened, inBlock(B1), accepted]] as const);
  const rows = await tableOf({ ...Object.fromEntries(old), R99: [opened, inBlock(B1)] });
  for (const path of ['qt', 'qt/qt-03', B1]) await rows.put({ pk: 'areas', sk: path, version: 1 });
  expect((await assignedTo(rows, areaReader(rows), 'm-1')).map(({ id }) => id)).toEqual(['R99']);
});

test('names a team by its newest version', async () => {
  const { rows } = memoryRows();
  const named = (name: string, version: number) =>
    keep(
      rows,
      projections.team,
    )(cloudEvent({ ...TeamChanged, subject: 't-1', version, time: AT, actor: 'x', data: { ...team, name } }));
  const team = { ...TeamChanged.example, id: 't-1' };
  await named('新名', 2);
  await named('旧名', 1);
  expect(await teamName(rows, 't-1')).toBe('新名');
  expect(await teamName(rows, 't-2')).toBeUndefined();
});
