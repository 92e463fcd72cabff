import { expect, test } from 'vitest';
import { commit, load } from './commit.ts';
import { CauseReused, type Decided, NotYet, Refused } from './decision.ts';
import { shortHash } from './entry.ts';
import { history } from './log.ts';
import { memoryStore } from './memory-store.ts';
import { add, by, type Fact, headIn, instant, note, sum } from './simulation/sum.ts';
import { itemSize } from './size.ts';

test('a first fact makes the item, with what the publisher and the indexes need', async () => {
  const store = memoryStore();
  const done = await commit({ store }, sum, 'S1', by('c1'), add(12));
  expect(done).toEqual({
    outcome: 'done',
    state: { total: 12, notes: 0 },
    version: 1,
    events: [{ type: 'Added', by: 12 }],
  });
  expect(await headIn(store)).toEqual({
    pk: 'S1',
    sk: '-',
    kind: 'sum',
    version: 1,
    spilled: 0,
    emits: 1,
    changed: instant(0),
    big: 'big',
    log: [['Added', instant(0), 'm-00412', shortHash('c1'), { by: 12 }]],
  });
});

test('a cause is kept as the first eight characters of its sha-256', () => {
  expect(shortHash('intake.R01.3')).toBe('UzgI86zn');
});

test('recognises the same cause and writes nothing', async () => {
  const store = memoryStore();
  await commit({ store }, sum, 'S1', by('c1'), add(1));
  await commit({ store }, sum, 'S1', by('c2'), add(2));
  const again = await commit({ store }, sum, 'S1', by('c1'), () => {
    throw new Error('decide must not be asked');
  });
  expect(again).toEqual({
    outcome: 'already',
    state: { total: 3, notes: 0 },
    version: 2,
    events: [{ type: 'Added', by: 1 }],
  });
  expect(store.images).toHaveLength(2);
});

test('writes neither head nor words when there are no facts', async () => {
  const store = memoryStore();
  const vault = memoryStore();
  const sides = [{ sk: 'words', text: 'x' }];
  const nothing = await commit({ store, vault }, sum, 'S1', by('c1'), () => ({ events: [], sides }));
  expect(nothing).toEqual({ outcome: 'nothing', state: sum.initial, version: 0, events: [] });
  expect([...store.images, ...vault.images]).toEqual([]);
});

test('decide sees the state and the version, and its refusals go through', async () => {
  const store = memoryStore();
  await commit({ store }, sum, 'S1', by('c1'), add(5));
  const seen = async (error: Error) =>
    commit({ store }, sum, 'S1', by('c2'), (state, version) => {
      expect({ state, version }).toEqual({ state: { total: 5, notes: 0 }, version: 1 });
      throw error;
    });
  await expect(seen(new NotYet())).rejects.toBeInstanceOf(NotYet);
  await expect(seen(new Refused('not-yours', 403))).rejects.toMatchObject({ code: 'not-yours', status: 403 });
  expect(store.images).toHaveLength(1);
});

test('an internal fact removes `emits`, and one public fact among internal ones counts them all', async () => {
  const store = memoryStore();
  await commit({ store }, sum, 'S1', by('c1'), add(1));
  await commit({ store }, sum, 'S1', by('c2'), note);
  expect(await headIn(store)).not.toHaveProperty('emits');
  await commit({ store }, sum, 'S1', by('c3'), () => ({
    events: [{ type: 'Noted' }, { type: 'Added', by: 1 }],
  }));
  expect((await headIn(store)).emits).toBe(2);
});

test('an index attribute goes when the state no longer has it', async () => {
  const store = memoryStore();
  await commit({ store }, sum, 'S1', by('c1'), add(11));
  await commit({ store }, sum, 'S1', by('c2'), add(-5));
  expect(await headIn(store)).not.toHaveProperty('big');
});

test.each(['pk', 'sk', 'kind', 'version', 'spilled', 'spilledUntil', 'base', 'emits', 'changed', 'log'])(
  'an index attribute may not be called %s',
  async (name) => {
    const careless = { ...sum, index: () => ({ [name]: undefined }) };
    await expect(commit({ store: memoryStore() }, careless, 'S1', by('c1'), add(1))).rejects.toThrow(name);
  },
);

test('words go to the vault under the hash of their cause, before the fact and never over what stands there', async () => {
  const store = memoryStore();
  const vault = memoryStore();
  const sk = `words#${shortHash('c1')}`;
  await vault.putNew({ pk: 'S1', sk, text: 'the winner wrote this' });
  const decided: Decided<Fact> = {
    events: [{ type: 'Noted' }],
    sides: [
      { sk: 'words', text: 'a loser' },
      { sk: 'phone', n: 1 },
    ],
  };
  await commit({ store, vault }, sum, 'S1', by('c1'), () => decided);
  expect(await vault.get('S1', sk)).toMatchObject({ text: 'the winner wrote this' });
  expect(await vault.get('S1', `phone#${shortHash('c1')}`)).toEqual({
    pk: 'S1',
    sk: `phone#${shortHash('c1')}`,
    n: 1,
  });
  await expect(commit({ store }, sum, 'S1', by('c2'), () => decided)).rejects.toThrow('no vault');
  expect((await headIn(store)).version).toBe(1);
});

test('words of another body under the same key are not taken for this body’s', async () => {
  const store = memoryStore();
  const vault = memoryStore();
  const saying = (text: string) => (): Decided<Fact> => ({
    events: [{ type: 'Noted' }],
    sides: [{ sk: 'words', text }],
  });
  // The first body's words are in, its fact is not: the process died in between.
  const dying = { ...store, putHead: async () => Promise.reject(new Error('gone')) };
  const first = by('key', { fingerprint: 'body-1' });
  await expect(commit({ store: dying, vault }, sum, 'S1', first, saying('one'))).rejects.toThrow('gone');
  // The sender corrects a word and sends again under the same key: that body counts, with its own words.
  await commit({ store, vault }, sum, 'S1', by('key', { fingerprint: 'body-2' }), saying('two'));
  const [fact] = await history(store, sum, 'S1');
  expect(await vault.get('S1', `words#${fact?.words}`)).toMatchObject({ text: 'two' });
  const late = commit({ store, vault }, sum, 'S1', first, saying('one'));
  await expect(late).rejects.toBeInstanceOf(CauseReused);
});

test('records no fact whose words cannot be stored', async () => {
  const store = memoryStore();
  const vault = {
    putNew: async () => {
      throw new Error('vault is down');
    },
  };
  const decided: Decided<Fact> = { events: [{ type: 'Noted' }], sides: [{ sk: 'words' }] };
  await expect(commit({ store, vault }, sum, 'S1', by('c1'), () => decided)).rejects.toThrow('vault is down');
  expect(store.images).toEqual([]);
});

test('rejects a reused key with another body, and accepts it with the same or none', async () => {
  const store = memoryStore();
  await commit({ store }, sum, 'S1', by('key', { fingerprint: 'body-1' }), note);
  expect((await headIn(store)).log).toEqual([
    ['Noted', instant(0), 'm-00412', shortHash('key'), {}, shortHash('body-1')],
  ]);
  const reused = commit({ store }, sum, 'S1', by('key', { fingerprint: 'body-2' }), note);
  await expect(reused).rejects.toBeInstanceOf(CauseReused);
  await expect(reused).rejects.toMatchObject({ code: 'idempotency-key-reused', status: 422 });
  const same = await commit({ store }, sum, 'S1', by('key', { fingerprint: 'body-1' }), note);
  expect(same.outcome).toBe('already');
  expect((await commit({ store }, sum, 'S1', by('key'), note)).outcome).toBe('already');
  expect((await commit({ store }, sum, 'S1', by('bare'), note)).outcome).toBe('done');
  expect((await commit({ store }, sum, 'S1', by('bare', { fingerprint: 'x' }), note)).outcome).toBe(
    'already',
  );
});

test('never overwrites an aggregate of another kind', async () => {
  const store = memoryStore();
  await commit({ store }, sum, 'S1', by('c1'), add(1));
  const other = { ...sum, name: 'other' };
  await expect(commit({ store }, other, 'S1', by('c2'), add(1))).rejects.toThrow('S1 is a sum, not a other');
  await expect(load(store, other, 'S1')).rejects.toThrow();
});

test('loads the initial state, version 0 and no history for an unknown id', async () => {
  const store = memoryStore();
  expect(await load(store, sum, 'S1')).toEqual({ state: sum.initial, version: 0 });
  expect(await history(store, sum, 'S1')).toEqual([]);
});

test('history tells each fact with when, who, why and the state after it, through spilled entries', async () => {
  const store = memoryStore();
  for (let n = 1; n <= 30; n++) await commit({ store }, sum, 'S1', by(`c${n}`, {}, n), add(n));
  const head = await headIn(store);
  expect(head.spilled).toBeGreaterThanOrEqual(16);
  expect(head.spilledUntil).toBe(instant(head.spilled));
  expect(itemSize(head)).toBeLessThanOrEqual(1024);
  const told = await history(store, sum, 'S1');
  expect(told).toHaveLength(30);
  expect(told[2]).toEqual({
    version: 3,
    at: instant(3),
    actor: 'm-00412',
    cause: shortHash('c3'),
    words: shortHash('c3'),
    event: { type: 'Added', by: 3 },
    state: { total: 6, notes: 0 },
  });
  expect(await load(store, sum, 'S1')).toMatchObject({ state: { total: 465, notes: 0 }, version: 30 });
});
