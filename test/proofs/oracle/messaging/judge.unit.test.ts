import { expect, test } from 'vitest';
import { failures, judge } from './judge.ts';

const asAws = { failed: { 1: 'InvalidParameterValue' }, arrived: ['first', 'last'] };
const lax = { failed: {}, arrived: ['first', 'last'] };
const known = { localstack: { observed: lax, reason: 'it does not look' } };

test('an engine that shows what AWS documents agrees, in whatever order its keys come', () => {
  const seen = { arrived: ['first', 'last'], failed: { 1: 'InvalidParameterValue' } };
  expect(judge({ expected: asAws }, 'ministack', seen)).toEqual({ verdict: 'agrees' });
});

test('a known difference is told with both sides and its reason', () => {
  expect(judge({ expected: asAws, known }, 'localstack', lax)).toEqual({
    verdict: 'differs: known',
    text: `AWS ${JSON.stringify(asAws)}, here ${JSON.stringify(lax)}: it does not look`,
  });
});

test.each([
  ['differs and nobody wrote it down', 'ministack', lax],
  ['differs in another way than was written down', 'localstack', { failed: {}, arrived: [] }],
  ['shows the same messages in another order', 'ministack', { ...asAws, arrived: ['last', 'first'] }],
  ['fails', 'localstack', { error: 'TypeError: no answer' }],
] as const)('an engine that %s is unexpected', (_, engine, seen) => {
  expect(judge({ expected: asAws, known }, engine, seen)).toMatchObject({
    verdict: 'differs: unexpected',
    text: expect.stringContaining(JSON.stringify(seen)),
  });
});

test('a known difference that is gone is unexpected: its entry has to go', () => {
  expect(judge({ expected: asAws, known }, 'localstack', asAws)).toMatchObject({
    verdict: 'differs: unexpected',
    text: expect.stringContaining('delete'),
  });
});

test('a test fails once, on however many engines it differs unexpectedly; known differences fail none', () => {
  const of = (...verdicts: ('agrees' | 'differs: known' | 'differs: unexpected')[]) =>
    verdicts.map((verdict) => ({ verdict }));
  expect(
    failures([
      of('agrees', 'differs: known'),
      of('differs: unexpected', 'differs: unexpected'),
      of('agrees', 'differs: unexpected'),
      of('agrees', 'agrees'),
    ]),
  ).toBe(2);
});
