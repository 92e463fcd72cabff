import type { Aggregate, Head } from '../aggregate.ts';
import type { By } from '../commit.ts';
import type { Decided } from '../decision.ts';
import type { Store } from '../store.ts';

/** The smallest aggregate with a public and an internal fact and an index, for tests of single commits. */
export type Fact = { type: 'Added'; by: number } | { type: 'Noted' };
export interface Sum {
  readonly total: number;
  readonly notes: number;
}
export const sum: Aggregate<Sum, Fact> = {
  name: 'sum',
  initial: { total: 0, notes: 0 },
  evolve: (s, fact) =>
    fact.type === 'Added' ? { ...s, total: s.total + fact.by } : { ...s, notes: s.notes + 1 },
  publish: { Added: ({ total }) => ({ total }) },
  index: ({ total }) => ({ big: total > 10 ? 'big' : undefined }),
};

const T = Date.UTC(2026, 10, 22, 1);
export const instant = (minutes: number) => new Date(T + minutes * 60_000).toISOString();
export const by = (id: string, more: Partial<By['cause']> = {}, minutes = 0): By => ({
  cause: { id, ...more },
  at: instant(minutes),
  actor: 'm-00412',
});
export const add = (n: number) => (): Decided<Fact> => ({ events: [{ type: 'Added', by: n }] });
export const note = (): Decided<Fact> => ({ events: [{ type: 'Noted' }] });
export const headIn = async (store: Store) => (await store.get('S1', '-')) as Head;
export const pause = async () => {};
