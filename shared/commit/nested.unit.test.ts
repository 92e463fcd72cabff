import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commit, load } from './commit.ts';
import { memoryStore } from './memory-store.ts';
import { itemOf, keyOf, NESTED_HEADS, nested } from './nested.ts';
import { decideSample, sample } from './simulation/sample-aggregate.ts';

const id = 'R1~assigned~m-1~1';

test('an id with parts stands in the partition of its first part, any other where it always stood', () => {
  expect(keyOf(id, '-')).toEqual({ pk: 'R1', sk: `${NESTED_HEADS}assigned~m-1~1` });
  expect(keyOf(id, 'log#0')).toEqual({ pk: 'R1', sk: 'log#0~assigned~m-1~1' });
  expect(keyOf('R1', '-')).toEqual({ pk: 'R1', sk: '-' });
});

test('whatever the parts are, the item comes back under its whole id', () => {
  const part = fc.stringMatching(/^[\w.#-]{1,8}$/);
  const ids = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('~'));
  fc.assert(
    fc.property(ids, fc.constantFrom('-', 'log#0', 'log#12'), (pk, sk) => {
      expect(itemOf(keyOf(pk, sk))).toEqual({ pk, sk });
    }),
  );
});

test('keeps aggregates of one partition apart', async () => {
  const kept = memoryStore();
  const stores = { store: nested(kept), vault: memoryStore(), pause: async () => {} };
  const by = (n: number) => ({ cause: { id: `c${n}` }, at: new Date(1.8e12 + n).toISOString(), actor: 'm' });
  for (const [n, one] of [id, 'R1~closed~caller~1', 'R1'].entries())
    await commit(stores, sample, one, by(n), (state) => decideSample(state, 'open', 'w'));
  expect(
    kept
      .items()
      .map(({ pk, sk }) => `${pk} ${sk}`)
      .sort(),
  ).toEqual(['R1 -', 'R1 -~assigned~m-1~1', 'R1 -~closed~caller~1']);
  expect((await load(stores.store, sample, id)).version).toBe(1);
});

test('returns the stored item under its whole id to the slower writer', async () => {
  const kept = memoryStore();
  const store = nested(kept);
  const head = { pk: id, sk: '-' as const, kind: 'x', version: 1, spilled: 0, changed: '', log: [] };
  expect(await store.putHead(head, 0)).toEqual({ ok: true });
  expect(await store.putHead(head, 0)).toMatchObject({ ok: false, current: { pk: id, sk: '-' } });
});
