/**
 * So many requests of one service are under way at once, the others wait in order: one machine gains nothing by
 * starting a hundred processes for a burst, where AWS has as many machines as it takes.
 */
export class Queues {
  readonly #most: number;
  readonly #places = new Map<string, { busy: number; waiting: (() => void)[] }>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Waits for a place. @returns what gives it back; calling that twice is calling it once */
  async enter(name: string): Promise<() => void> {
    const place = this.#places.get(name) ?? { busy: 0, waiting: [] };
    this.#places.set(name, place);
    if (place.busy >= this.#most) await new Promise<void>((resolve) => place.waiting.push(resolve));
    else place.busy++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = place.waiting.shift();
      // The place goes to the one who waited longest, without being free in between.
      if (next) next();
      else place.busy--;
    };
  }
}

/** The service that answers a path: pages wait apart from the APIs that they ask themselves. */
export const queueFor = (path: string): string => /^\/api\/([\w-]+)/.exec(path)?.[1] ?? 'pages';
