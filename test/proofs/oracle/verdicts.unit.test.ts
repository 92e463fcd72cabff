import { expect, test } from 'vitest';
import { compared, verdicts } from './verdicts.ts';

const report = (status: string, failureMessages: string[] = []) => ({
  testResults: [
    {
      name: '/r/a.test.ts',
      status: 'passed',
      assertionResults: [{ fullName: 'is so', status, failureMessages }],
    },
    { name: '/r/b.test.ts', status: 'failed', message: 'cannot\nbe loaded', assertionResults: [] },
  ],
});

test('reads passed and failed tests, and counts a file that cannot be loaded as failed', () => {
  expect([...verdicts(report('failed', ['no\nstack']), '/r')]).toEqual([
    ['a.test.ts: is so', 'no'],
    ['b.test.ts', 'cannot'],
  ]);
});

test('separates tests that fail on one engine from those that fail on both', () => {
  const ours = verdicts(report('passed'), '/r');
  const theirs = verdicts(report('failed'), '/r');
  const found = compared(
    new Map([
      ['engine', ours],
      ['oracle', theirs],
    ]),
  );
  expect(found).toEqual({
    tests: 2,
    differences: [['a.test.ts: is so', 'passed', 'failed']],
    failed: ['b.test.ts: cannot'],
  });
  expect(
    compared(
      new Map([
        ['engine', ours],
        ['oracle', new Map()],
      ]),
    ).differences,
  ).toHaveLength(1);
});
