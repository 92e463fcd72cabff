import type { Random } from '../../../demo/random.ts';

export interface Phase {
  readonly name: string;
  /** Reports a second. */
  readonly rate: number;
  /** Milliseconds from the beginning of the first phase. */
  readonly from: number;
  readonly to: number;
}

/** The spikes, in reports a second; only their shares of the highest matter. */
export const SHAPE = [1, 15, 1, 25, 2, 35, 10];
const HIGHEST = Math.max(...SHAPE);

/** Phases of equal length whose highest has the rate `highest`. */
export const phasesOf = (highest: number, seconds: number): Phase[] =>
  SHAPE.map((share, n) => ({
    name: `${share}`,
    rate: (share / HIGHEST) * highest,
    from: n * seconds * 1000,
    to: (n + 1) * seconds * 1000,
  }));

/** Is it more than what comes before and after it? Then it has an end to recover from. */
export const isPeak = (phases: readonly Phase[], n: number): boolean =>
  (phases[n - 1]?.rate ?? 0) < (phases[n]?.rate ?? 0) &&
  (phases[n + 1]?.rate ?? Infinity) < (phases[n]?.rate ?? 0);

/**
 * When reports come, in milliseconds: at random, so many a second on average, and whatever became of those before: a
 * system that stands still does not make its callers wait with calling.
 */
export function arrivals(random: Random, phases: readonly Phase[]): number[] {
  const all: number[] = [];
  for (const { rate, from, to } of phases)
    for (let at = from + gap(random, rate); at < to; at += gap(random, rate)) all.push(at);
  return all;
}

const gap = (random: Random, rate: number): number => (-Math.log(1 - random()) / rate) * 1000;
