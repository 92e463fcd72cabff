import { createHash } from 'node:crypto';
import { type Row, toLine } from './attributes.ts';
import { MINUTE, minuteOf, safeFrom } from './expiry.ts';

const RANGE = 1n << 256n;

/** A number of items, and the sum of the hashes of all their lines: the same in whatever order they come. */
class Sum {
  items = 0;
  #hashes = 0n;

  add(other: { readonly items: number; readonly hashes: bigint }): void {
    this.items += other.items;
    this.#hashes = (this.#hashes + other.hashes) % RANGE;
  }

  get hashes(): bigint {
    return this.#hashes;
  }

  /** `<number of items>:<64 hex digits>` */
  toString(): string {
    return `${this.items}:${this.#hashes.toString(16).padStart(64, '0')}`;
  }
}

/**
 * Says whether two sets of items are the same, whatever order they are read in. What only tells a stream to wake somebody
 * (`emits`) does not count, since a restored item has none. Items that expire have a sum of their own for each minute in
 * which they do, so that two readings can be compared without what may have been taken out between them.
 */
export class Digest {
  #lasting = new Sum();
  #expiring = new Map<number, Sum>();

  add(row: Row): void {
    const hash = createHash('sha256')
      .update(toLine(silent(row)))
      .digest('hex');
    this.#sumOf(minuteOf(row)).add({ items: 1, hashes: BigInt(`0x${hash}`) });
  }

  #sumOf(minute: number | undefined): Sum {
    if (minute === undefined) return this.#lasting;
    const sum = this.#expiring.get(minute) ?? new Sum();
    this.#expiring.set(minute, sum);
    return sum;
  }

  /** Of everything that was added. */
  toString(): string {
    return this.#from(Number.NEGATIVE_INFINITY).toString();
  }

  get items(): number {
    return this.#from(Number.NEGATIVE_INFINITY).items;
  }

  /** Of what no expiry can have taken by an instant (epoch ms): what lasts, and what expires in a later minute. */
  standingAt(now: number): string {
    return this.#from(safeFrom(now)).toString();
  }

  #from(instant: number): Sum {
    const all = new Sum();
    all.add(this.#lasting);
    for (const [minute, sum] of this.#expiring) if (minute * MINUTE > instant) all.add(sum);
    return all;
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
