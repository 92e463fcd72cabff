import type { Rows } from '#shared/aws/rows.ts';
import { network } from '#shared/http/address.ts';
import { problems } from '#shared/http/problem.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { type Limit, limits, type Window, windowAt } from './domain/limits.ts';

/** Kept a little longer than the window, so that a clock that lags does not restart it. */
const GRACE_SECONDS = 600;

/**
 * Counts what one address, number or phone does, in conditional counters of the main table. They carry no `emits`, so
 * they wake nobody; the key tells neither address nor phone, and `expires` takes them away.
 */
export class Limits {
  readonly #main: Rows;
  readonly #secrets: Secrets;
  readonly #times: number;
  constructor(main: Rows, secrets: Secrets, times: number) {
    this.#main = main;
    this.#secrets = secrets;
    this.#times = times;
  }

  /** How many there may be in the first window. */
  most(limit: Limit): number {
    return limits[limit][0].most * this.#times;
  }

  /**
   * One more from this address.
   * @throws Problem too-many-requests, with the seconds until it may go on
   */
  address(limit: Limit, address: string, at: string): Promise<void> {
    return this.take(limit, network(address), at);
  }

  /**
   * All windows of one kind count in one item and one write: that of the longest, which the shorter ones divide.
   * @param whom a network, a number or a phone: kept as a keyed hash only
   */
  async take(limit: Limit, whom: string, at: string): Promise<void> {
    const { pk, expires, counters } = await this.#item(limit, whom, at);
    const most = Object.fromEntries(counters.map(({ name, most }) => [name, most]));
    if (!(await this.#main.countUp(pk, most, expires))) await this.#refuse(pk, counters);
  }

  async #item(limit: Limit, whom: string, at: string) {
    const hash = await this.#secrets.limitRef(limit, whom);
    const now = Date.parse(at);
    const windows: readonly Window[] = limits[limit];
    const longest = windows.reduce((a, b) => (b.seconds > a.seconds ? b : a));
    const { index } = windowAt(longest, now);
    const counters = windows.map((window): Counter => {
      const { index: n, left } = windowAt(window, now);
      const name = window === longest ? 'n' : `n${window.seconds}_${n}`;
      return { name, most: window.most * this.#times, left };
    });
    return {
      pk: `limit#${limit}#${hash}#${longest.seconds}#${index}`,
      expires: (index + 1) * longest.seconds + GRACE_SECONDS,
      counters,
    };
  }

  async #refuse(pk: string, counters: readonly Counter[]): Promise<void> {
    const counted: Readonly<Record<string, unknown>> = (await this.#main.get(pk)) ?? {};
    const full = counters.filter(({ name, most }) => Number(counted[name] ?? 0) >= most);
    if (full.length > 0) throw problems.tooMany(Math.max(...full.map(({ left }) => left)));
  }
}

interface Counter {
  readonly name: string;
  readonly most: number;
  /** Seconds until the next window. */
  readonly left: number;
}
