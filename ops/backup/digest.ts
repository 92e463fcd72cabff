import { createHash } from 'node:crypto';
import { type Row, toLine } from './attributes.ts';

const RANGE = 1n << 256n;

/**
 * Says whether two sets of items are the same, whatever order they are read in: their number, and the sum of the hashes
 * of all lines. What only tells a stream to wake somebody (`emits`) does not count, since a restored item has none.
 */
export class Digest {
  items = 0;
  #sum = 0n;

  add(row: Row): void {
    const hash = createHash('sha256')
      .update(toLine(silent(row)))
      .digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % RANGE;
    this.items += 1;
  }

  /** `<number of items>:<64 hex digits>` */
  toString(): string {
    return `${this.items}:${this.#sum.toString(16).padStart(64, '0')}`;
  }
}

/** The item without the word that wakes the publisher: its facts were published long ago, or will be from the log. */
export function silent(row: Row): Row {
  const { emits: _, ...rest } = row;
  return rest;
}

/**
 * How far the sweep of timers and its daily pass have come is rewritten by the minute, also where nobody ever reported, and
 * belongs to its system, not to its data.
 */
export const isOfTheMoment = ({ pk, sk }: Row): boolean =>
  (pk?.S === 'sweep' || pk?.S === 'pass') && sk?.S === '-';
