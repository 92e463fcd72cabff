import type { StatementsIn } from '#events/envelope.ts';

/** A domain event: a name in the past tense and plain JSON fields. Never personal data. */
export interface Fact {
  readonly type: string;
}

/** When and by whom an entry of the log was made. `at` is a UTC ISO instant with milliseconds. */
export interface Meta {
  readonly at: string;
  readonly actor: string;
  readonly version: number;
  /** Hash of the cause; words in the vault stand under `<sk>#<cause>`. Always given by `fold`, optional for tests. */
  readonly cause?: string;
}

/** What a fact publishes: the data of the event of the same name in the module `M`, and nothing where there is none. */
type Published<M, T> = unknown extends M
  ? object
  : T extends keyof StatementsIn<M>
    ? StatementsIn<M>[T]
    : never;

/**
 * What makes a stream of facts an aggregate. Pure: no clock, no I/O.
 * The state is never stored; it is the fold of the log (from `base` when old entries were spilled).
 * `M` is the module of its events, `typeof import('#events/routing.ts')`: what is published fits their schemas.
 */
export interface Aggregate<S, E extends Fact, M = unknown> {
  /** Unique inside its table, lower case; logged and used in metrics, e.g. `ticket`. */
  readonly name: string;
  readonly initial: S;
  evolve(state: S, event: E, meta: Meta): S;
  /**
   * Public facts: how the data of the published event is made from the state *after* the fact and the fact.
   * A type that is missing here is internal: logged, never published.
   */
  readonly publish: {
    readonly [T in E['type']]?: (state: S, event: Extract<E, { type: T }>, meta: Meta) => Published<M, T>;
  };
  /** Attributes that the table's sparse indexes need; absent or undefined ones are left out of the item. */
  index?(state: S): Readonly<Record<string, string | undefined>>;
  /**
   * Under which short names fields of facts stand in the log, where the facts of a usual life would not fit into one
   * write unit. No two fields have one name, and no short name is that of another field. Entries with long names are read, too.
   */
  readonly short?: Readonly<Record<string, string>>;
  /** SNS message attributes besides `type`, for subscription filters. */
  attributes?(state: S): { readonly area?: string | undefined; readonly urgency?: string | undefined };
}

/** Any aggregate, where only its name is looked at before it meets a head of its kind (publisher, republish). */
export interface AnyAggregate {
  readonly name: string;
  readonly initial: unknown;
  evolve(state: never, event: never, meta: Meta): unknown;
  readonly publish: {
    readonly [type: string]: ((state: never, event: never, meta: Meta) => object) | undefined;
  };
  index?(state: never): Readonly<Record<string, string | undefined>>;
  readonly short?: Readonly<Record<string, string>>;
  attributes?(state: never): { readonly area?: string | undefined; readonly urgency?: string | undefined };
}

/** One stored log entry; empty data are left out when no fingerprint follows, the fingerprint when there is none. */
export type Entry = readonly [
  type: string,
  at: string,
  actor: string,
  cause: string,
  data?: Readonly<Record<string, unknown>>,
  fingerprint?: string,
];

/** The one item that is an aggregate. `version` is the number of facts ever; `spilled` how many stand in `log#n` items. */
export interface Head {
  readonly pk: string;
  readonly sk: '-';
  readonly kind: string;
  readonly version: number;
  readonly spilled: number;
  /** Instant of the newest spilled entry: a cause made later than this (plus skew) cannot be among the spilled. */
  readonly spilledUntil?: string;
  /** The state folded over the spilled entries; absent while nothing was spilled. */
  readonly base?: unknown;
  /** How many tail entries the last write added, present only when at least one of them is public. */
  readonly emits?: number;
  /** Instant of the last fact, as its cause says: an import's rows have the import's, however long it takes. */
  readonly changed: string;
  /** When it was written by the writer's clock, epoch milliseconds; stamped by the store. Absent in older items. */
  readonly wrote?: number;
  readonly log: readonly Entry[];
  readonly [index: string]: unknown;
}
