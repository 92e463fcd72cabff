import type { Rows } from '#shared/aws/rows.ts';
import { network } from '#shared/http/address.ts';
import { problems } from '#shared/http/problem.ts';
import { type Limit, limits, type Window, windowAt } from './domain/limits.ts';
import type { Secrets } from './secrets.ts';

/** Kept a little longer than the window, so that no clock's lateness begins it anew. */
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

  /**
   * One more from this address.
   * @throws Problem too-many-requests, with the seconds until it may go on
   */
  address(limit: Limit, address: string, at: string): Promise<void> {
    return this.take(limit, network(address), at);
  }

  /** @param whom a network, a number or a phone: kept as a keyed hash only */
  async take(limit: Limit, whom: string, at: string): Promise<void> {
    const hash = await this.#secrets.limitRef(limit, whom);
    for (const window of limits[limit]) await this.#count(limit, hash, window, Date.parse(at));
  }

  async #count(limit: Limit, hash: string, window: Window, now: number): Promise<void> {
    const { index, left } = windowAt(window, now);
    const expires = (index + 1) * window.seconds + GRACE_SECONDS;
    const pk = `limit#${limit}#${hash}#${window.seconds}#${index}`;
    if (!(await this.#main.countUp(pk, window.most * this.#times, expires))) throw problems.tooMany(left);
  }
}
