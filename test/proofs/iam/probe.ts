import type { Grant } from './roles.ts';

/** Something under way that ends with an effect. */
export interface Started {
  /** Has the effect come? */
  done(): Promise<boolean>;
  /** What a client, or whoever repairs, does when it did not; what comes again by itself has none. */
  again?(): Promise<void>;
  /** Puts back what the probe changed to provoke it. */
  end?(): Promise<void>;
}

/** A way to make a function use some of its rights, and to see whether it could. */
export interface Probe {
  readonly fn: string;
  readonly name: string;
  /** Functions that must be well for it to mean anything. */
  readonly through?: readonly string[];
  /** Who is refused is not the function but who carries what it signed, so its log says nothing. */
  readonly signed?: boolean;
  /** Grants that the probe itself takes away. */
  readonly expects?: readonly Grant[];
  /** What must be there before; then the start. */
  prepare(): Promise<() => Promise<Started>>;
}

/** A probe that asks and is answered at once; asking again is the cure. */
export function asked(
  fn: string,
  name: string,
  prepare: () => Promise<() => Promise<boolean>>,
  more: Pick<Probe, 'through' | 'signed'> = {},
): Probe {
  return {
    fn,
    name,
    ...more,
    prepare: async () => {
      const ask = await prepare();
      return async () => {
        let good = await ask();
        return {
          done: async () => good,
          again: async () => {
            good = await ask();
          },
        };
      };
    },
  };
}
