import { expect, test } from 'vitest';
import { messagingTests } from './all-tests.ts';
import { judge } from './judge.ts';
import type { EngineName } from './messaging-test.ts';

test('every test has a name of its own', () => {
  expect(new Set(messagingTests.map(({ name }) => name)).size).toBe(messagingTests.length);
});

test('every known difference differs from what AWS does, and says why', () => {
  const entries = messagingTests.flatMap((of) =>
    Object.entries(of.known ?? {}).map(([engine, { observed, reason }]) => ({
      of,
      engine,
      observed,
      reason,
    })),
  );
  expect(entries.length).toBeGreaterThan(0);
  for (const { of, engine, observed, reason } of entries) {
    expect(judge(of, engine as EngineName, observed).verdict, of.name).toBe('differs: known');
    expect(reason, of.name).toMatch(/\w+ \w+/);
  }
});
