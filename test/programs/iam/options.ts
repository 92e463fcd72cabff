import { parseArgs } from 'node:util';

export interface Options {
  readonly seed: number;
  /** How many grants are taken away; all of them when absent. */
  readonly sample: number | undefined;
  /** Of functions only whose name contains one of these. */
  readonly only: readonly string[] | undefined;
}

/** @throws a sentence about the argument that is wrong */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '7' },
      sample: { type: 'string', default: '24' },
      all: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const whole = (name: 'seed' | 'sample'): number => {
    const n = Number(values[name]);
    if (!Number.isSafeInteger(n) || n < 0) throw new Error(`--${name} is a whole number.`);
    return n;
  };
  return {
    seed: whole('seed'),
    sample: values.all ? undefined : whole('sample'),
    only: values.only?.split(','),
  };
}

/** So many of the list, the same ones for the same seed, as far apart as chance has it. */
export function sampleOf<T>(all: readonly T[], count: number, seed: number): T[] {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return all
    .map((one) => ({ one, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ one }) => one);
}
