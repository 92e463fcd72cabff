import { setTimeout as sleep } from 'node:timers/promises';

/** Who works on a function has it alone; who relies on it shares it with others who do. */
export class Locks {
  readonly #held = new Set<string>();
  readonly #shared = new Map<string, number>();

  async with<T>(fn: string, through: readonly string[], work: () => Promise<T>): Promise<T> {
    const others = through.filter((other) => other !== fn);
    while (this.#held.has(fn) || this.#shared.get(fn) || others.some((other) => this.#held.has(other)))
      await sleep(20);
    this.#held.add(fn);
    for (const other of others) this.#shared.set(other, (this.#shared.get(other) ?? 0) + 1);
    try {
      return await work();
    } finally {
      this.#held.delete(fn);
      for (const other of others) this.#shared.set(other, (this.#shared.get(other) ?? 1) - 1);
    }
  }
}
