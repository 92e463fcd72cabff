import { expect, test } from 'vitest';
import { ATTEMPTS, commit, load } from './commit.ts';
import { Conflict } from './decision.ts';
import { shortHash } from './entry.ts';
import { memoryStore } from './memory-store.ts';
import { add, by, headIn, pause, sum } from './simulation/sum.ts';
import type { Item, Store } from './store.ts';

test('decides again on the stored item after each refusal', async () => {
  const inner = memoryStore();
  const pauses: number[] = [];
  let others = ATTEMPTS - 1;
  const busy: Store = {
    ...inner,
    async putHead(head, version) {
      if (others-- > 0) await commit({ store: inner }, sum, 'S1', by(`other-${others}`), add(1));
      return inner.putHead(head, version);
    },
  };
  const stores = { store: busy, pause: async (n: number) => void pauses.push(n) };
  const done = await commit(stores, sum, 'S1', by('c1'), (state) => add(state.total * 100)());
  expect(done).toMatchObject({ outcome: 'done', state: { total: 1111 }, version: ATTEMPTS });
  expect(pauses).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('throws a Conflict after twelve attempts, with nothing written', async () => {
  const store = memoryStore();
  let attempts = 0;
  const jammed: Store = {
    ...store,
    putHead: async () => {
      attempts++;
      return { ok: false };
    },
  };
  const jam = commit({ store: jammed, pause }, sum, 'S1', by('c1'), add(1));
  await expect(jam).rejects.toBeInstanceOf(Conflict);
  await expect(jam).rejects.toThrow('S1 changed under each of 12 attempts');
  expect(attempts).toBe(12);
  expect(store.images).toEqual([]);
});

test('reads no further when a refusal brings the item', async () => {
  const inner = memoryStore();
  let reads = 0;
  let first = true;
  const store: Store = {
    ...inner,
    async get(pk, sk) {
      reads++;
      return inner.get(pk, sk);
    },
    async putHead(head, version) {
      if (first) await commit({ store: inner }, sum, 'S1', by('other'), add(1));
      first = false;
      return inner.putHead(head, version);
    },
  };
  expect(await commit({ store, pause }, sum, 'S1', by('c1'), add(1))).toMatchObject({
    outcome: 'done',
    version: 2,
  });
  expect(reads).toBe(1);
});

test('puts words and chunks once, whatever the number of attempts', async () => {
  const inner = memoryStore();
  const vault = memoryStore();
  for (let n = 1; n <= 15; n++) await commit({ store: inner }, sum, 'S1', by(`c${n}`), add(n));
  const puts: string[] = [];
  let others = 2;
  const store: Store = {
    ...inner,
    async put(item) {
      puts.push(item.sk);
      await inner.put(item);
    },
    async putHead(head, version) {
      const standing = await headIn(inner);
      if (others-- > 0) return { ok: false, current: standing };
      return inner.putHead(head, version);
    },
  };
  const counting = {
    putNew: async (item: Item) => puts.push(item.sk) > 0 && vault.putNew(item),
  };
  const much = { type: 'Added' as const, by: 1, why: 'x'.repeat(400) };
  const decide = () => ({ events: [much], sides: [{ sk: 'words' }, { sk: 'phone' }] });
  await commit({ store, vault: counting, pause }, sum, 'S1', by('c'), decide);
  const hash = shortHash('c');
  expect(puts).toEqual([`words#${hash}`, `phone#${hash}`, 'log#0']);
  expect(await load(store, sum, 'S1')).toMatchObject({ version: 16 });
});

test('waits and reads again when a refusal does not bring the item', async () => {
  const inner = memoryStore();
  await commit({ store: inner }, sum, 'S1', by('c0'), add(1));
  let first = true;
  const terse: Store = {
    ...inner,
    async putHead(head, version) {
      if (!first) return inner.putHead(head, version);
      first = false;
      await commit({ store: inner }, sum, 'S1', by('other'), add(1));
      return { ok: false };
    },
  };
  expect(await commit({ store: terse }, sum, 'S1', by('c1'), add(1))).toMatchObject({
    outcome: 'done',
    version: 3,
  });
});

test('recognises its own write whose answer was lost', async () => {
  const inner = memoryStore();
  const resending: Store = {
    ...inner,
    async putHead(head, version) {
      await inner.putHead(head, version);
      return inner.putHead(head, version);
    },
  };
  const done = await commit({ store: resending, pause }, sum, 'S1', by('c1'), add(1));
  expect(done).toMatchObject({ outcome: 'already', state: { total: 1 }, version: 1 });
  expect(done.events).toEqual([{ type: 'Added', by: 1 }]);
});
