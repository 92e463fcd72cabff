import type { EventDefinition } from '#events/envelope.ts';

/** Who calls a route: a staff number, or a resident by their report. Absent: nobody in particular. */
export type Caller = { readonly staff: string } | { readonly report: string } | { readonly token: string };

export interface Told {
  readonly version?: number;
  readonly data?: object;
  /** Instead of the present one: an ISO instant. */
  readonly time?: string;
  readonly actor?: string;
}

export interface Asked {
  readonly by?: Caller;
  readonly body?: unknown;
  readonly key?: string;
}

/**
 * A whole service in memory as others meet it: by its events, routes, work queues and functions. What is inside may be
 * written anew without touching a script.
 */
export interface Running {
  /** Epoch milliseconds; only `wait` moves it. */
  readonly now: number;
  wait(ms: number): void;
  /** Delivers an event to the function that subscribes to it. Its data are the example's, changed by `data`. */
  event(definition: EventDefinition, subject: string, told?: Told): Promise<void>;
  hears(definition: EventDefinition): boolean;
  /** Calls a route, `POST /tickets/R1/accept`. @returns the body; @throws unless the answer is good */
  call<T = Record<string, never>>(route: string, asked?: Asked): Promise<T>;
  /** Calls a function itself, as the clock, an adapter or another service does. */
  invoke<T = unknown>(fn: string, payload?: unknown): Promise<T>;
  /** Hands a body to the function that works off that queue. */
  work(fn: string, body: unknown): Promise<void>;
  /** Hands over everything that is to be seen in a work queue by now, also what comes meanwhile. */
  drain(fn: string): Promise<void>;
  /** What the SMS provider took, oldest first: as `sms-1` and so on, as `sms-1001` where a frozen world was loaded. */
  readonly sms: readonly { readonly to: string; readonly text: string }[];
  /** What the SMS provider says instead of taking a message; absent: it takes it. */
  smsFailure: { readonly name: string; readonly status: number } | undefined;
  /** Answers to named reads of other services, by read and id. */
  readonly reads: Record<string, Record<string, unknown>>;
  /** Objects in buckets by key. */
  readonly objects: Map<string, Uint8Array>;
  /** Every item of a table by its manifest key. */
  items(table: string): readonly Record<string, unknown>[];
}

/** What a service stores, told by playing with it. */
export interface StoredScript {
  /** Everything that the service ever stores or enqueues, written once at least. */
  readonly lives: (service: Running) => Promise<void>;
  /** Questions whose answers need what `lives` has stored, by name. They may leave traces, but none that matters. */
  readonly asks: (service: Running) => Promise<Record<string, unknown>>;
  /** How it goes on with what `lives` left open. */
  readonly goesOn: (service: Running) => Promise<void>;
  /** Items that are not frozen, since chance makes them and nothing but chance: a pair of keys. */
  readonly byChance?: (item: Record<string, unknown>) => boolean;
}

/** An answer without these fields, at any depth: what follows from the rules of today rather than from what is stored. */
export function without<T>(answer: T, ...names: readonly string[]): T {
  if (Array.isArray(answer)) return answer.map((one) => without(one, ...names)) as T;
  if (typeof answer !== 'object' || answer === null) return answer;
  const kept = Object.entries(answer).filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, without(inner, ...names)])) as T;
}
