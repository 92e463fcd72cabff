import { expect, test } from 'vitest';
import type { CloudEvent } from '#events/envelope.ts';
import { commit } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { headReads } from '#shared/commit/simulation/head-reads.ts';
import { applyEvent } from './apply-event.ts';
import { clock } from './domain/aggregate.ts';
import { inputOf } from './domain/from-events.ts';
import { applyWithPolicies, policies } from './testing/clock-fixture.ts';
import { R, TicketEvents } from './testing/ticket-events.ts';

/** Applies events to a clock in memory, and records which areas' rules were looked up and what was written when. */
function fixture() {
  const store = memoryStore();
  const asked: (string | undefined)[] = [];
  const put: string[] = [];
  const putHead = store.putHead.bind(store);
  store.putHead = (head, version) => {
    put.push('clock');
    return putHead(head, version);
  };
  const apply = applyEvent({
    stores: { store, pause: async () => {} },
    items: { put: async () => void put.push('due item') },
    policies: {
      of: async (area: string | undefined) => {
        asked.push(area);
        return policies(area);
      },
    } as never,
    now: () => Date.parse('2026-11-23T01:00:00.000Z'),
  });
  return { store, asked, put, apply, reads: headReads(store) };
}
const only = (ticket: TicketEvents) => ticket.events.at(-1) as CloudEvent<never>;

test('reads the clock once, looks up the rules of its area, and writes the due item before the clock', async () => {
  const { apply, asked, put, reads } = fixture();
  await apply(inputOf.opened)(only(new TicketEvents().opened({ area: 'qt/qt-03' })));
  expect(reads()).toBe(1);
  expect(asked).toEqual(['qt/qt-03']);
  expect(put).toEqual(['due item', 'clock']);
});

test('looks up no rules for an event that starts no stage or was applied before', async () => {
  const { apply, asked } = fixture();
  const ticket = new TicketEvents().opened();
  await apply(inputOf.opened)(only(ticket));
  await apply(inputOf.opened)(only(ticket));
  await apply(inputOf.accepted)(only(ticket.accepted()));
  expect(asked).toHaveLength(1);
});

test('looks up the rules of another area when the clock changed in between', async () => {
  const { store, apply, asked } = fixture();
  const doubt = inputOf.doubtful(
    only(new TicketEvents().doubted({ area: 'qt/qt-04', urgency: 'urgent' })) as CloudEvent<never>,
  );
  const get = store.get.bind(store);
  let isFirst = true;
  store.get = async (pk, sk) => {
    const before = await get(pk, sk);
    if (isFirst && doubt) {
      isFirst = false;
      const by = { cause: { id: 'doubt' }, at: '2026-11-23T01:00:00.000Z', actor: 'system' };
      await commit({ store }, clock, R, by, (c) => applyWithPolicies(c, doubt));
    }
    return before;
  };
  await apply(inputOf.opened)(only(new TicketEvents().opened({ area: 'qt/qt-03' })));
  expect(asked).toEqual(['qt/qt-03', 'qt/qt-04']);
});
