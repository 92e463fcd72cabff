import type { Random } from '../../../demo/random.ts';

/** When somebody reports, in milliseconds from midnight of the simulated day; `spike`: for the reason that many have. */
export interface Arrival {
  readonly at: number;
  readonly spike: boolean;
}

/**
 * Shares of a day's requests by hour, in thousandths, from midnight: the public 311 log of Boston, second half of 2011
 * (58,251 requests). Its hours vary much more than chance would have it: variance 9.6 times the mean.
 */
export const HOURLY: readonly number[] = [
  5, 3, 2, 2, 2, 3, 10, 36, 72, 117, 119, 101, 89, 84, 89, 76, 48, 35, 25, 22, 19, 16, 16, 9,
];
export const DISPERSION = 9.6;
/** At three in the morning the power fails: so many of the reports come within a quarter of an hour. */
export const SPIKE = { share: 0.1, hour: 3, minutes: 15 } as const;

const HOUR = 3_600_000;

/** `count` arrivals of one day of `dayMs` milliseconds, in order: bursty by hour, with one spike. */
export function arrivals(random: Random, count: number, dayMs: number): Arrival[] {
  const spiked = Math.round(count * SPIKE.share);
  const weights = HOURLY.map((share) => {
    const mean = (share / 1000) * (count - spiked);
    // A Poisson count whose mean is itself gamma distributed has this variance: mean + mean² / shape.
    const shape = Math.max(0.2, mean / (DISPERSION - 1));
    return (gamma(random, shape) / shape) * share;
  });
  const all = weights.reduce((a, b) => a + b, 0);
  const usual = Array.from({ length: count - spiked }, () => {
    let left = random() * all;
    const hour = Math.max(
      0,
      weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      }),
    );
    return { at: (hour + random()) * HOUR, spike: false };
  });
  const together = Array.from({ length: spiked }, () => ({
    at: SPIKE.hour * HOUR + random() * SPIKE.minutes * 60_000,
    spike: true,
  }));
  return [...usual, ...together]
    .map(({ at, spike }) => ({ at: (at / (24 * HOUR)) * dayMs, spike }))
    .sort((a, b) => a.at - b.at);
}

/** A gamma distributed number with scale 1 (Marsaglia and Tsang, 2000). */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A standard normal number (Box and Muller). */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
