import type { CloudEvent } from '#events/envelope.ts';

/** What a test may take away from a consumer, to see the property notice. */
export interface ConsumerRules {
  /** An effect is claimed under its event's id before it is done. */
  readonly claims: boolean;
  /** A projection compares versions. */
  readonly latestWins: boolean;
}

/** A queue that delivers late, in any order and more than once, and a consumer behind it that keeps the three rules. */
export class Consumers {
  /** First bytes seen for each event id. */
  readonly published = new Map<string, string>();
  /** Effects done, such as messages sent to a resident. */
  readonly effects: string[] = [];
  /** A set of facts, as a figure counts them. */
  readonly facts = new Set<string>();
  board: CloudEvent | undefined;
  deliveries = 0;
  readonly #claims = new Set<string>();
  readonly #rules: ConsumerRules;
  #queue: CloudEvent[] = [];

  constructor(rules: ConsumerRules) {
    this.#rules = rules;
  }

  /** @throws when the same event id comes with other bytes. */
  enqueue(event: CloudEvent): void {
    const bytes = JSON.stringify(event);
    const before = this.published.get(event.id);
    if (before !== undefined && before !== bytes)
      throw new Error(`${event.id} changed:\n${before}\n${bytes}`);
    this.published.set(event.id, bytes);
    this.#queue.push(JSON.parse(bytes));
  }

  /** Delivers the `share`-th part of the queue in an order that follows from `shuffle`; some come `twice`. */
  deliver(shuffle: number, share: number, twice: boolean): void {
    const place = (event: CloudEvent) => (event.version * 7919 + shuffle) % 101;
    this.#queue.sort((a, b) => place(a) - place(b));
    const now = this.#queue.splice(0, Math.ceil(this.#queue.length / share));
    for (const event of now) this.#take(event);
    if (twice) this.#queue.push(...now.slice(0, 2));
  }

  deliverAll(): void {
    while (this.#queue.length > 0) this.deliver(17, 1, false);
  }

  #take(event: CloudEvent): void {
    this.deliveries++;
    this.facts.add(`${event.type}#${event.version}`);
    if (!this.#rules.latestWins || event.version > (this.board?.version ?? 0)) this.board = event;
    if (this.#rules.claims && this.#claims.has(event.id)) return;
    this.#claims.add(event.id);
    this.effects.push(event.id);
  }
}
