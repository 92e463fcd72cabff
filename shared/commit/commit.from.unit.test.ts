import { expect, test } from 'vitest';
import { commit, load } from './commit.ts';
import { Refused } from './decision.ts';
import { history } from './log.ts';
import { memoryStore } from './memory-store.ts';
import { headReads } from './simulation/head-reads.ts';
import { add, by, pause, type Sum, sum } from './simulation/sum.ts';

/** A store with a sum of five, how it stood then, and how often heads are read from then on. */
async function storeWithSum() {
  const store = memoryStore();
  await commit({ store }, sum, 'S1', by('c0'), add(5));
  const from = await load(store, sum, 'S1');
  return { store, from, reads: headReads(store) };
}
const upTo =
  (most: number) =>
  ({ total }: Sum) => {
    if (total >= most) throw new Refused('enough');
    return add(1)();
  };

test('starts from what was just loaded without reading it again', async () => {
  const { store, from, reads } = await storeWithSum();
  expect(await commit({ store }, sum, 'S1', by('c1'), add(1), { from })).toMatchObject({ version: 2 });
  expect(reads()).toBe(0);
});

test('starts from nothing where nothing was found', async () => {
  const { store, reads } = await storeWithSum();
  const from = await load(memoryStore(), sum, 'S2');
  expect(await commit({ store }, sum, 'S2', by('c1'), add(1), { from })).toMatchObject({ version: 1 });
  expect(reads()).toBe(0);
});

test('decides again on what stands there when that is not what was given', async () => {
  const { store, from, reads } = await storeWithSum();
  await commit({ store }, sum, 'S1', by('other'), add(10));
  const before = reads();
  const done = await commit({ store, pause }, sum, 'S1', by('c1'), ({ total }) => add(total)(), { from });
  expect(done).toMatchObject({ state: { total: 30 }, version: 3 });
  expect(reads()).toBe(before);
});

test('recognises a cause that took effect after the aggregate was loaded', async () => {
  const { store, from } = await storeWithSum();
  await commit({ store }, sum, 'S1', by('c1'), add(10));
  for (let n = 0; n < 30; n++) await commit({ store }, sum, 'S1', by(`more-${n}`), add(1));
  expect(await commit({ store, pause }, sum, 'S1', by('c1'), add(10), { from })).toMatchObject({
    outcome: 'already',
    events: [{ type: 'Added', by: 10 }],
  });
});

test('tells a refusal, or that there is nothing to do, only of what stands now', async () => {
  const { store, from } = await storeWithSum();
  await commit({ store }, sum, 'S1', by('other'), add(-3));
  expect(await commit({ store }, sum, 'S1', by('c1'), upTo(5), { from })).toMatchObject({ outcome: 'done' });
  const unlessFive = ({ total }: Sum) => (total === 5 ? { events: [] } : add(1)());
  expect(await commit({ store }, sum, 'S1', by('c2'), unlessFive, { from })).toMatchObject({
    outcome: 'done',
  });
  await expect(commit({ store }, sum, 'S1', by('c3'), upTo(4), { from })).rejects.toThrow('enough');
});

test('does not start from another aggregate', async () => {
  const { store, from } = await storeWithSum();
  await expect(commit({ store }, sum, 'S9', by('c1'), add(1), { from })).rejects.toThrow(
    'cannot start from S1',
  );
});

test('waits for what a decision looks up, and looks it up again for another state', async () => {
  const { store, from } = await storeWithSum();
  await commit({ store }, sum, 'S1', by('other'), add(10));
  const lookedUp: number[] = [];
  const decide = async ({ total }: Sum) => {
    lookedUp.push(await Promise.resolve(total));
    return add(total)();
  };
  await commit({ store, pause }, sum, 'S1', by('c1'), decide, { from });
  expect(lookedUp).toEqual([5, 15]);
});

test('tells a history from what was just loaded', async () => {
  const { store, from, reads } = await storeWithSum();
  expect(await history(store, sum, 'S1', from)).toHaveLength(1);
  expect(reads()).toBe(0);
});
