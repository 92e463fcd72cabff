import type { Aggregate, Fact } from '#shared/commit/aggregate.ts';
import type { FactSpec } from './fact.ts';

/** One spec for each type of fact in `E`, no more and no less. */
export type SpecsOf<T, E extends Fact> = {
  readonly [K in E['type']]: FactSpec<T, Extract<E, { type: K }>>;
};

type Made<T, E extends Fact> = Pick<
  Aggregate<T, E>,
  'name' | 'initial' | 'index' | 'attributes' | 'short'
> & {
  readonly facts: SpecsOf<T, E>;
  /** Completes a state that an earlier version folded. */
  readonly whole?: (state: T) => T;
};

/** An aggregate from the specs of its facts. */
export function aggregateOf<T, E extends Fact>({
  facts,
  whole = (t) => t,
  ...rest
}: Made<T, E>): Aggregate<T, E> {
  const specs: Readonly<Record<string, FactSpec<T, never>>> = facts;
  const published = Object.entries(specs).flatMap(([type, { publish }]) =>
    publish ? [[type, publish]] : [],
  );
  return {
    ...rest,
    evolve: (state, fact, meta) => {
      const spec = Object.hasOwn(specs, fact.type) ? specs[fact.type] : undefined;
      if (!spec) throw new Error(`unknown fact ${fact.type}`);
      return spec.evolve(whole(state), fact as never, meta);
    },
    publish: Object.fromEntries(published),
  };
}
