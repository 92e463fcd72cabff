import type { Head } from '../aggregate.ts';
import type { Store } from '../store.ts';
import { type Rules, sound } from './simulation.ts';

/** Overwrites whatever head is stored. */
const unconditional = (store: Store): Store => ({
  ...store,
  async putHead(head, version) {
    const standing = (await store.get(head.pk, '-')) as Head | undefined;
    return store.putHead(head, standing?.version ?? version);
  },
});

/** Each takes one rule away. The property must notice every one of them, or it proves nothing. */
export const breakages: Readonly<Record<string, Rules>> = {
  'a cause is not recognised': {
    ...sound,
    cause: (c, nth) => (nth === 1 ? c : { ...c, id: `${c.id}-${nth}` }),
  },
  'a head is written whatever its version': { ...sound, store: unconditional },
  'spilled entries are not looked through': {
    ...sound,
    cause: (c) => ({ ...c, made: '2999-01-01T00:00:00.000Z' }),
  },
  'what the stream lost is not published again': { ...sound, republishes: false },
  'a consumer does not claim its effects': { ...sound, claims: false },
  'a projection takes what came last': { ...sound, latestWins: false },
};
