import type * as z from 'zod/mini';

/** An answer that is a file as it stands: its content types, none of them our JSON. */
export interface FileAnswer {
  readonly file: readonly string[];
}

/** An answer without a body. */
export const empty = 'empty';

export type AnswerSpec = z.core.$ZodType | FileAnswer | typeof empty;

/**
 * What a route answers, beside its manifest and not in it: functions are checked against the types and never carry the
 * schemas, which the references, the contract checks and `npm run test:api` read.
 */
export interface RouteContract {
  /** Status → body. */
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  /**
   * Status → stable problem codes, beyond those that follow from the route's shape: who may call it, path parameters,
   * body, query and idempotency key.
   */
  readonly refusals?: Readonly<Record<number, readonly string[]>>;
}

/** Declares contracts, keeping the literal types that `api()` checks its handlers against. */
export const contract = <const C extends Readonly<Record<string, RouteContract>>>(routes: C): C => routes;
