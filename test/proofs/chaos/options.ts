import { parseArgs } from 'node:util';
import { wholeNumbers } from '../../support/options.ts';
import { FAULTS } from './faults.ts';
import { mechanisms } from './without.ts';

/** What can go wrong: the faults on the wire, and two that the program does itself. */
export const KINDS: readonly string[] = [...Object.keys(FAULTS), 'poison', 'kill'];

export interface Options {
  readonly seed: number;
  readonly reports: number;
  /** Wall time of the 24 hours in which the reports come. */
  readonly dayMs: number;
  readonly kinds: ReadonlySet<string>;
  /** Everybody does at once what they do: a short run that shows one thing. */
  readonly brisk: boolean;
  /** The mechanism that is broken in this run. */
  readonly without: string | undefined;
  /** Instead of one day: a short one without each mechanism (`without`: these only). */
  readonly matrix: readonly string[] | undefined;
  /** Milliseconds that the system may take to come to rest. */
  readonly restMs: number;
}

/** @throws a sentence about the argument that is wrong */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '7' },
      reports: { type: 'string', default: '60' },
      seconds: { type: 'string', default: '90' },
      only: { type: 'string' },
      'no-kill': { type: 'boolean', default: false },
      brisk: { type: 'boolean', default: false },
      without: { type: 'string' },
      matrix: { type: 'boolean', default: false },
      rest: { type: 'string', default: '420' },
    },
  });
  const { seed, reports, seconds, rest } = wholeNumbers(values, ['seed', 'reports', 'seconds', 'rest']);
  const chosen = values.only?.split(',') ?? KINDS;
  const strange = chosen.find((kind) => !KINDS.includes(kind));
  if (strange) throw new Error(`There is no fault ${strange}: there are ${KINDS.join(', ')}.`);
  const broken = values.without?.split(',') ?? [];
  const unknown = broken.find((name) => !(name in mechanisms));
  if (unknown)
    throw new Error(`There is no mechanism ${unknown}: there are ${Object.keys(mechanisms).join(', ')}.`);
  if (!values.matrix && broken.length > 1) throw new Error('--without several mechanisms needs --matrix.');
  return {
    seed,
    reports,
    dayMs: seconds * 1000,
    kinds: new Set(chosen.filter((kind) => kind !== 'kill' || !values['no-kill'])),
    brisk: values.brisk,
    without: values.matrix ? undefined : broken[0],
    matrix: values.matrix ? (broken.length > 0 ? broken : Object.keys(mechanisms)) : undefined,
    restMs: rest * 1000,
  };
}
