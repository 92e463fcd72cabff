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

test('a test passed, or failed for a reason of one line; a file that cannot be loaded failed', () => {
  expect([...verdicts(report('failed', ['no\nstack']), '/r')]).toEqual([
    ['a.test.ts: is so', 'no'],
    ['b.test.ts', 'cannot'],
  ]);
});

test('what passes on one only is a difference; what fails on both is told apart', () => {
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
