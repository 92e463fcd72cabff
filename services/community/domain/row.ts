import type { DataOf, EventDefinition } from '#events/envelope.ts';
import type { Aggregate, Fact } from '#shared/commit/aggregate.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { canonical, plain } from '#shared/commit/plain.ts';

/** The current row and when it was imported; null before the first. */
export type Kept<R extends object = object> = { readonly row: R; readonly at: string } | null;

/** A fact is the whole current row: the log is the change history. */
export type Changed<R extends object = object> = R & Fact;

export type RowAggregate<R extends object = object> = Aggregate<Kept<R>, Changed<R>> & {
  readonly fact: string;
};

/** The name of the fact is known only when the program runs, which the type of `publish` cannot say. */
const telling = <R extends object>(fact: string, tell: (row: R) => object) =>
  ({ [fact]: (state: Kept<R>) => (state ? tell(state.row) : {}) }) as unknown as RowAggregate<R>['publish'];

interface Spec<R> {
  readonly name: string;
  readonly index?: (row: R) => Record<string, string | undefined>;
  readonly area?: (row: R) => string;
}

/** A fact that others learn of has the name of its event `D`, and `tell` makes the data of its schema. */
type Telling<R, D> = [D] extends [never]
  ? { readonly fact: string; readonly tell?: undefined }
  : { readonly fact: NameOf<D>; readonly tell: (row: R) => DataOf<D> & object };
type NameOf<D> = D extends EventDefinition<infer N> ? N : never;

/**
 * Reference data as an aggregate: one row, replaced as a whole. The event that tells others of it is the second type
 * argument: `rowAggregate<TeamRow, typeof TeamChanged>({…})`; without one the fact stays in this service.
 */
export function rowAggregate<R extends object, D extends EventDefinition = never>(
  of: Spec<R> & Telling<R, NoInfer<D>>,
): RowAggregate<R> {
  const { tell, index, area } = of;
  return {
    name: of.name,
    fact: of.fact,
    initial: null,
    evolve: (_, { type: _type, ...row }, { at }) => ({ row: row as unknown as R, at }),
    publish: tell ? telling(of.fact, tell) : {},
    ...(index && { index: (state: Kept<R>) => (state ? index(state.row) : {}) }),
    ...(area && { attributes: (state: Kept<R>) => (state ? { area: area(state.row) } : {}) }),
  };
}

/** Two rows are equal when JSON keeps the same of them, whatever the order of their keys. */
export const sameRow = (a: object, b: object): boolean =>
  JSON.stringify(canonical(plain(a))) === JSON.stringify(canonical(plain(b)));

/**
 * Replaces the row as of `at` (the import's instant). An equal row records nothing, and neither does one of an import
 * that is older than what stands there: a chunk may come late, after a redrive.
 */
export const become =
  <R extends object>({ fact }: RowAggregate<R>, row: R, at: string) =>
  (state: Kept<R>): Decided<Changed<R>> =>
    state && (state.at > at || sameRow(state.row, row))
      ? { events: [] }
      : { events: [{ type: fact, ...row }] };
