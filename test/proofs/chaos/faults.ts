import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from '../../../infra/tooling/program/files.ts';

type Settings = Readonly<Record<string, number | boolean>>;

/** Faults that the engine injects (local/engine/chaos), as hard as a day can be played under all of them. */
export const FAULTS: Readonly<Record<string, Settings>> = {
  'sqs.duplicate': { p: 0.15, maxSeconds: 8 },
  'sqs.delay': { p: 0.1, maxSeconds: 5 },
  'sqs.reorder': { p: 0.5 },
  'sqs.lostAnswer': { p: 0.05 },
  'dynamodb.lostAnswer': { p: 0.04 },
  'dynamodb.throttle': { p: 0.04 },
  'dynamodb.slow': { p: 0.04, maxSeconds: 1 },
  'sns.lostAnswer': { p: 0.1 },
  'sns.fail': { p: 0.15 },
  'sms.lostAnswer': { p: 0.12 },
  'sms.fail': { p: 0.15 },
  'lambda.throttle': { p: 0.08 },
  'lambda.kill': { everySeconds: 6 },
  'stream.duplicate': { p: 0.15 },
  'stream.delay': { p: 0.1, maxSeconds: 3 },
  'stream.lost': { p: 1 },
};

/** What happens at a start only: the others wait until everybody has seen what is left. */
const AT_START = new Set(['stream.lost']);

/** What makes something wait for minutes: done in the first half, so that a day ends. */
const LONG = new Set(['lambda.kill', 'sms.lostAnswer']);
/** Of these every try of one call is answered 500 in the second half: retries of the SDK do not help. */
const STUBBORN = new Set(['sqs.lostAnswer', 'dynamodb.lostAnswer', 'sns.lostAnswer']);

/**
 * Faults that were to be injected and never were. One or the other may have had no occasion on a short day; when there were
 * none at all the engine injects nothing, and a good day proves nothing.
 */
export function neverCame(
  kinds: ReadonlySet<string>,
  counts: Readonly<Record<string, number>>,
): { readonly some: readonly string[]; readonly all: boolean } {
  const wanted = Object.keys(FAULTS).filter((name) => kinds.has(name));
  const some = wanted.filter((name) => !counts[name]);
  return { some, all: wanted.length > 0 && some.length === wanted.length };
}

/** Kills of workers of this function in the engine's log of faults: a line is instant, fault, resource, details. */
export const killsIn = (log: string, name: string): number =>
  log.split('\n').filter((line) => line.split(' ', 3).slice(1).join(' ') === `lambda.kill ${name}`).length;

/** The folder through which the engine is told which faults to inject. */
export class Faults {
  readonly folder: string;
  readonly #seed: number;
  readonly #kinds: ReadonlySet<string>;

  constructor(folder: string, seed: number, kinds: ReadonlySet<string>) {
    this.folder = folder;
    this.#seed = seed;
    this.#kinds = kinds;
  }

  none(): void {
    this.#plan([]);
  }

  /** While the engine is started again. */
  start(): void {
    this.#plan(Object.entries(FAULTS).filter(([name]) => AT_START.has(name)));
  }

  firstHalf(): void {
    this.#plan(Object.entries(FAULTS));
  }

  secondHalf(): void {
    this.#plan(
      Object.entries(FAULTS)
        .filter(([name]) => !LONG.has(name))
        .map(([name, settings]) => [name, STUBBORN.has(name) ? { ...settings, stubborn: true } : settings]),
    );
  }

  /** In a run that is to show one or two faults they come more often. */
  allDay(): void {
    this.#plan(
      Object.entries(FAULTS).map(([name, settings]) => [
        name,
        {
          ...settings,
          ...('p' in settings && { p: Math.min(0.5, 4 * Number(settings.p)) }),
          ...('everySeconds' in settings && { everySeconds: 1 }),
          ...(STUBBORN.has(name) && { stubborn: true }),
        },
      ]),
    );
  }

  #plan(faults: readonly (readonly [string, Settings])[]): void {
    const chosen = faults.filter(([name]) => this.#kinds.has(name));
    writeJson(join(this.folder, 'plan.json'), { seed: this.#seed, faults: Object.fromEntries(chosen) });
  }

  /** How often workers of this function were killed in the middle of their work, over restarts. */
  kills(name: string): number {
    const file = join(this.folder, 'faults.log');
    return existsSync(file) ? killsIn(readFileSync(file, 'utf8'), name) : 0;
  }

  /** How often each fault was injected, over restarts. */
  counts(): Readonly<Record<string, number>> {
    return readJson(join(this.folder, 'counts.json')) ?? {};
  }
}
