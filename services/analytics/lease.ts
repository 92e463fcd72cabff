import type { Table } from './table.ts';

/**
 * A mark is a lease: it is put before a fact is written, and says until when facts may be written under it. A reader that
 * sees an expired mark knows that every fact under it is there, and that a later fact has a newer mark. A worker
 * remembers its marks, since many facts share one.
 */
export const LEASE_MS = 300_000;
/** A lease that ends sooner is renewed: longer than a function may run, with ten seconds for clock skew. */
export const SPARE_MS = 30_000;

export class Leases {
  readonly #table: Pick<Table, 'mark' | 'markedUntil'>;
  readonly #now: () => number;
  readonly #held = new Map<string, Promise<number>>();

  constructor(table: Pick<Table, 'mark' | 'markedUntil'>, now: () => number = Date.now) {
    this.#table = table;
    this.#now = now;
  }

  /** When this is done, a fact may be written to the sheet within the next `SPARE_MS`, less the ten seconds. */
  async hold(ward: string, day: string): Promise<void> {
    const sheet = `${ward}#${day}`;
    const held = this.#held.get(sheet);
    if (held && this.#lasts(await held)) return;
    // The first of many callers that find it expired renews it for all.
    if (this.#held.get(sheet) === held) this.#remember(sheet, this.#renew(ward, day));
    await this.#held.get(sheet);
  }

  #lasts = (until: number): boolean => until - this.#now() >= SPARE_MS;

  #remember(sheet: string, renewed: Promise<number>): void {
    if (this.#held.size > 5_000) this.#held.clear();
    this.#held.set(sheet, renewed);
    renewed.catch(() => this.#held.delete(sheet));
  }

  /** Reads first, at a tenth of the price: another worker may have marked the sheet already. */
  async #renew(ward: string, day: string): Promise<number> {
    const standing = await this.#table.markedUntil(ward, day);
    if (standing !== undefined && this.#lasts(standing)) return standing;
    const until = this.#now() + LEASE_MS;
    await this.#table.mark(ward, day, until);
    return until;
  }
}
