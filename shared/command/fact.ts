import type { EventDefinition, StatementOf } from '#events/envelope.ts';
import type { Meta } from '#shared/commit/aggregate.ts';
import type { Words } from '#shared/text/language.ts';

/** A kind of fact of an aggregate with state `T`; `F` are its fields beside its type, which is the key of the spec. */
export interface FactSpec<T, F extends object> {
  /** As the history of the aggregate calls it. */
  readonly label: Words;
  /** Who sees it in the history: everybody by default, staff only, or nobody (bookkeeping between services). */
  readonly shownTo?: 'staff' | 'nobody';
  /** The state after the fact. It was decided: nothing is checked here. */
  readonly evolve: (state: T, fact: F, meta: Meta) => T;
  /** Data of the event of the same name, from the state after the fact. Without it the fact stays inside the service. */
  readonly publish?: (state: T, fact: F, meta: Meta) => object;
}

/** A fact that publishes the event `D` makes the data of its schema; one without an event publishes nothing. */
type Publishes<T, F, D> = [D] extends [never]
  ? { readonly publish?: never }
  : { readonly publish: (state: T, fact: F, meta: Meta) => StatementOf<D> & object };

/** Kinds of facts by their type. */
export type Facts<T> = Readonly<Record<string, FactSpec<T, never>>>;

type FieldsOf<S> = S extends { evolve: (state: never, fact: infer F, meta: Meta) => unknown } ? F : never;

/** One fact of these kinds, as the log has it. */
export type FactOf<F> = { [K in keyof F & string]: { type: K } & FieldsOf<F[K]> }[keyof F & string];

/**
 * Binds facts to the state of an aggregate. The type arguments are the fields of each and the event that it publishes,
 * if any: `fact<{ level: number }, typeof TicketLevelRaised>({…})`. They are never inferred: where a fact stands
 * (`Command.facts`) says nothing about its fields.
 */
export const factOf =
  <T>() =>
  <F extends object = object, D extends EventDefinition = never>(
    spec: Omit<FactSpec<T, NoInfer<F>>, 'publish'> & Publishes<T, NoInfer<F>, NoInfer<D>>,
  ): FactSpec<T, NoInfer<F>> =>
    spec;
