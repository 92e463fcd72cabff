import { expect, test } from 'vitest';
import { ReportReceived } from '#events/intake.ts';
import { TicketRouted } from '#events/routing.ts';
import { decision } from '#shared/command/command.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { commit } from '#shared/commit/commit.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { itemSize, WRITE_UNIT } from '#shared/commit/size.ts';
import type { Item } from '#shared/commit/store.ts';
import { type TicketEvent, ticket } from './commands/aggregate.ts';
import { commands } from './commands/index.ts';
import { assign, open } from './reactions/reactions.ts';
import manifest from './service.ts';
import type { Ticket } from './ticket/ticket.ts';

const { accept, contact, propose, answer } = commands;
const who = { actor: 'x', at: '2026-11-22T01:00:00.000Z', via: 'page', clerk: undefined } as const;
const ID = 'R01KAMV3E2Q8ZC5T7X9D4W6Y1B';
const units = (item: object): number => Math.ceil(itemSize(item) / WRITE_UNIT);

/** Write units of a change in the indexes: one for an entry put or taken away, both when its key changes. */
function indexUnits(before: Item | undefined, after: Item): number {
  let sum = 0;
  for (const { partition, sort } of Object.values(manifest.tables.main.indexes)) {
    const key = (item: Item | undefined) =>
      item?.[partition] === undefined ? undefined : `${item[partition]} ${item[sort]}`;
    if (key(before) === key(after)) continue;
    sum += (key(before) === undefined ? 0 : 1) + (key(after) === undefined ? 0 : 1);
  }
  return sum;
}

test('a standard life costs ten write units: six facts, a reply, and three for all lists', async () => {
  const store = memoryStore();
  const vault = memoryStore();
  const costs: number[] = [];
  const steps: readonly (readonly [string, string, (t: Ticket) => Decided<TicketEvent>])[] = [
    [`intake.${ID}.1`, 'system', open(ReportReceived.example, 'resident')],
    [`routing.${ID}.1`, 'system', assign(TicketRouted.example)],
    ['staff:30412:key-1', 'staff:30412', decision(accept, {}, who)],
    ['staff:30412:key-2', 'staff:30412', decision(contact, {}, who)],
    [
      'staff:30412:key-3',
      'staff:30412',
      decision(propose, { outcome: 'done', reply: '楼道已清理干净，物业每周巡查。' }, who),
    ],
    ['resident:key-4', 'resident', decision(answer, { solved: 'solved', satisfied: 'satisfied' }, who)],
  ];
  for (const [n, [cause, actor, decide]] of steps.entries()) {
    const before = await store.get(ID, '-');
    const kept = vault.items().length;
    const at = new Date(Date.UTC(2026, 10, 22, 1, n)).toISOString();
    const fingerprint = cause.includes('key') ? { fingerprint: 'a body' } : {};
    await commit({ store, vault }, ticket, ID, { cause: { id: cause, ...fingerprint }, at, actor }, decide);
    const head = (await store.get(ID, '-')) as Head;
    costs.push(units(head) + indexUnits(before, head) + vault.items().length - kept);
  }
  expect(costs).toEqual([1, 2, 1, 1, 2, 3]);
});
