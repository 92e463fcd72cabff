import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Fate } from './receipt.ts';

/** What became of one SMS. `at` is when the carrier saw it, the best time that there is: the engine keeps none. */
export interface Delivery {
  readonly id: string;
  readonly at: string;
  readonly fate: Fate;
}

/** The carrier's book, kept in a file so that times and marks outlive a restart. */
export class Deliveries {
  readonly file: string;
  readonly #known = new Map<string, Delivery>();

  constructor(file: string) {
    this.file = file;
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const delivery = parse(line);
      if (delivery) this.#known.set(delivery.id, delivery);
    }
  }

  of(id: string): Delivery | undefined {
    return this.#known.get(id);
  }

  add(delivery: Delivery): void {
    this.#known.set(delivery.id, delivery);
    appendFileSync(this.file, `\n${JSON.stringify(delivery)}`); // begins a line: the last one may have been cut short
  }
}

/** A line that a kill cut short is no delivery. */
function parse(line: string): Delivery | undefined {
  try {
    return JSON.parse(line) as Delivery;
  } catch {
    return undefined;
  }
}
