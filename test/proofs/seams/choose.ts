import { type Change, KINDS, type Kind, type Place, type Side } from './break.ts';
import { places } from './places.ts';

export interface Break {
  readonly kind: Kind;
  readonly side: Side;
  readonly change: Change;
  readonly place: Place;
}

const SIDES = ['owner', 'user'] as const;
const CHANGES = ['removal', 'renaming'] as const;

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A removal and a renaming of each kind of seam on each side, at places that the seed chooses.
 * @throws when a side of a seam stands nowhere: then the program does not know the house any more
 */
export function chosen(seed: number, files: readonly string[], read: (file: string) => string): Break[] {
  const random = randomFrom(seed);
  return KINDS.flatMap((kind) =>
    SIDES.flatMap((side) => {
      const found = places[kind][side](files, read);
      return CHANGES.map((change) => {
        const fit = found.filter(({ only = change }) => only === change);
        const place = fit[Math.floor(random() * fit.length)];
        if (!place) throw new Error(`no place found for a ${change} by the ${side} of a ${kind}`);
        return { kind, side, change, place };
      });
    }),
  );
}
