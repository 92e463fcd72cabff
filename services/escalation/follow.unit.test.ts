import { expect, test } from 'vitest';
import type { CloudEvent } from '#events/envelope.ts';
import { commit } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { headReads } from '#shared/commit/simulation/head-reads.ts';
import { clock } from './domain/aggregate.ts';
import { newsOf } from './domain/from-events.ts';
import { follow } from './follow.ts';
import { Life, R } from './testing/life.ts';
import { hearing, policies } from './testing/world.ts';

/** A clock that follows events; which areas' rules were asked for, and what was put when. */
function world() {
  const store = memoryStore();
  const asked: (string | undefined)[] = [];
  const put: string[] = [];
  const putHead = store.putHead.bind(store);
  store.putHead = (head, version) => {
    put.push('clock');
    return putHead(head, version);
  };
  const told = follow({
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
  return { store, asked, put, told, reads: headReads(store) };
}
const only = (life: Life) => life.events.at(-1) as CloudEvent<never>;

test('reads the clock once, asks for the rules of its area, and puts a due item before the clock', async () => {
  const { told, asked, put, reads } = world();
  await told(newsOf.opened)(only(new Life().opened({ area: 'qt/qt-03' })));
  expect(reads()).toBe(1);
  expect(asked).toEqual(['qt/qt-03']);
  expect(put).toEqual(['due item', 'clock']);
});

test('asks for no rules where nothing begins to count, nor for an event that was heard before', async () => {
  const { told, asked } = world();
  const life = new Life().opened();
  await told(newsOf.opened)(only(life));
  await told(newsOf.opened)(only(life));
  await told(newsOf.accepted)(only(life.accepted()));
  expect(asked).toHaveLength(1);
});

test('asks for the rules of another area when the clock has changed meanwhile', async () => {
  const { store, told, asked } = world();
  const doubt = newsOf.doubtful(
    only(new Life().doubted({ area: 'qt/qt-04', urgency: 'urgent' })) as CloudEvent<never>,
  );
  const get = store.get.bind(store);
  let isFirst = true;
  store.get = async (pk, sk) => {
    const before = await get(pk, sk);
    if (isFirst && doubt) {
      isFirst = false;
      const by = { cause: { id: 'doubt' }, at: '2026-11-23T01:00:00.000Z', actor: 'system' };
      await commit({ store }, clock, R, by, (c) => hearing(c, doubt));
    }
    return before;
  };
  await told(newsOf.opened)(only(new Life().opened({ area: 'qt/qt-03' })));
  expect(asked).toEqual(['qt/qt-03', 'qt/qt-04']);
});
