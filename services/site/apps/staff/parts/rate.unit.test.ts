import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interval, percent, rateOf } from './rate.ts';

test('never rounds an incomplete rate to 100%', () => {
  expect([percent(1), percent(0.9999), percent(0.994), percent(0.5), percent(0.0001), percent(0)]).toEqual([
    '100%',
    '99.9%',
    '99.4%',
    '50%',
    '0.1%',
    '0%',
  ]);
});

test('has no rate when there is nothing to divide by', () => {
  expect([rateOf({ n: 0, d: 0 }), rateOf({ n: 1, d: 4 })]).toEqual([undefined, 0.25]);
});

test('computes Wilson’s interval: 49 to 94 percent for 8 of 10', () => {
  const { low, high } = interval({ n: 8, d: 10 });
  expect([percent(low), percent(high)]).toEqual(['49%', '94%']);
});

test('keeps the rate within its interval, and the interval within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (d, n) => {
      const share = { n: Math.min(n, d), d };
      const { low, high } = interval(share);
      const rate = share.n / d;
      return low >= 0 && high <= 1 && low <= rate + 1e-9 && rate <= high + 1e-9;
    }),
  );
});
