import { parseArgs } from 'node:util';
import { mulberry32 } from '../../../demo/random.ts';
import { wholeNumbers } from '../../support/options.ts';

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
  const { seed, sample } = wholeNumbers(values, ['seed', 'sample']);
  return { seed, sample: values.all ? undefined : sample, only: values.only?.split(',') };
}

/** So many of the list, the same ones for the same seed, as far apart as chance has it. */
export function sampleOf<T>(all: readonly T[], count: number, seed: number): T[] {
  const random = mulberry32(seed);
  return all
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ one }) => one);
}
