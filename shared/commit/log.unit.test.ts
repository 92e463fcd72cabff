import { expect, test } from 'vitest';
import type { Entry, Head } from './aggregate.ts';
import { fold, history, recorded } from './log.ts';
import { sample } from './simulation/sample-aggregate.ts';

const noted = (n: number): Entry => ['Noted', '2026-11-22T01:00:00.000Z', 'a', `cause-${n}`, { length: 1 }];
const notes = (n: number) => Array.from({ length: n }, (_, i) => noted(i));
const head = (more: Partial<Head>): Head => ({
  pk: 'R1',
  sk: '-',
  kind: 'sample',
  version: 2,
  spilled: 0,
  changed: '',
  log: notes(2),
  ...more,
});

test('a head folds from its base, or from the beginning', () => {
  expect(fold(sample, head({})).state.notes).toBe(2);
  const base = { ...sample.initial, notes: 8 };
  expect(fold(sample, head({ spilled: 8, version: 10, base }))).toMatchObject({
    state: { notes: 10 },
    version: 10,
  });
  expect(fold(sample, head({ spilled: 8, version: 8, base, log: [] }))).toEqual({ state: base, version: 8 });
});

test('each fact knows its version, in the state too', () => {
  const steps = recorded(sample, head({ spilled: 8, version: 10, base: sample.initial }));
  expect(steps.map(({ version }) => version)).toEqual([9, 10]);
  expect(steps.map(({ state }) => state.last?.version)).toEqual([9, 10]);
  const all = recorded(sample, head({ spilled: 8, version: 10, base: 'never looked at' }), notes(8));
  expect(all.map(({ version, state }) => [version, state.notes])).toEqual(
    Array.from({ length: 10 }, (_, i) => [i + 1, i + 1]),
  );
});

test.each<[string, Partial<Head>, number]>([
  ['of another kind', { kind: 'ticket' }, 0],
  ['with a gap', { version: 3 }, 0],
  ['whose chunks are not all there', { version: 10, spilled: 8, base: sample.initial }, 7],
])('a head %s is never guessed at', (_, more, older) => {
  expect(() => recorded(sample, head(more), notes(older))).toThrow(/R1/);
});

test('throws on a missing chunk instead of returning a shorter history', async () => {
  const broken = head({ version: 18, spilled: 16, base: sample.initial });
  const get = async (_: string, sk: string) =>
    sk === '-' ? broken : sk === 'log#0' ? { pk: 'R1', sk, log: notes(8) } : undefined;
  await expect(history({ get }, sample, 'R1')).rejects.toThrow('the spilled log of R1 has gaps');
});
