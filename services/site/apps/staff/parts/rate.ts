import type { Share } from '../api/figures.ts';

/** Below this many cases a rate is greyed and shown with its confidence interval. */
export const FEW = 20;

/** `86%`, `99.5%`: whole numbers, with a decimal near the ends, so that an incomplete rate never shows as 100%. */
export function percent(share: number): string {
  const value = share * 100;
  const nearEnd = value > 0 && value < 100 && (value > 99 || value < 1);
  const shown = nearEnd ? Math.min(99.9, Math.max(0.1, Math.round(value * 10) / 10)) : Math.round(value);
  return `${shown}%`;
}

/** From 0 to 1; undefined with nothing to divide by. */
export const rateOf = ({ n, d }: Share): number | undefined => (d > 0 ? n / d : undefined);

const Z = 1.96;

/** Wilson's 95 % confidence interval of the rate. */
export function interval({ n, d }: Share): { low: number; high: number } {
  if (d <= 0) return { low: 0, high: 1 };
  const p = n / d;
  const middle = (p + Z ** 2 / (2 * d)) / (1 + Z ** 2 / d);
  const half = (Z / (1 + Z ** 2 / d)) * Math.sqrt((p * (1 - p)) / d + Z ** 2 / (4 * d ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
