import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf, quantile } from './histogram.ts';

const histogram = (values: readonly number[]) => {
  const buckets = new Map<string, number>();
  for (const v of values) buckets.set(bucketOf(v), (buckets.get(bucketOf(v)) ?? 0) + 1);
  return buckets;
};
const seconds = fc.array(fc.oneof(fc.nat(100), fc.nat(40_000_000)), { minLength: 1, maxLength: 200 });

test('every quantile is within 1 % of the exact one, from seconds to a year', () => {
  fc.assert(
    fc.property(seconds, fc.constantFrom(0, 0.5, 0.9, 1), (values, share) => {
      const exact = values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
      const told = quantile(histogram(values), share) ?? Number.NaN;
      expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * 0.010_000_1);
    }),
  );
});

test('an empty histogram has no median, and zero is a value like others', () => {
  expect(quantile(new Map(), 0.5)).toBeUndefined();
  expect(quantile(histogram([0, 0, 7]), 0.5)).toBe(0);
  expect(bucketOf(0)).toBe('z');
});

test('the sum of histograms is the histogram of all values', () => {
  fc.assert(
    fc.property(seconds, seconds, (a, b) => {
      const sum = histogram(a);
      for (const [bucket, n] of histogram(b)) sum.set(bucket, (sum.get(bucket) ?? 0) + n);
      expect([...sum].sort()).toEqual([...histogram([...a, ...b])].sort());
    }),
  );
});
