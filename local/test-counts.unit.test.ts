import { expect, test } from 'vitest';
import { fromUnittest, fromVitest, sum, withCode } from './test-counts.ts';

test('unittest output is counted, errors as failures', () => {
  expect(fromUnittest('...\nRan 15 tests in 20.1s\n\nOK\n')).toEqual({ passed: 15, failed: 0 });
  expect(fromUnittest('Ran 15 tests in 20.1s\n\nFAILED (failures=1, errors=2)\n')).toEqual({
    passed: 12,
    failed: 3,
  });
  expect(fromUnittest('Ran 1 test in 0.1s\n\nFAILED (errors=1)\n')).toEqual({ passed: 0, failed: 1 });
});

test('a test file that could not be loaded is a failure', () => {
  expect(fromVitest({ numPassedTests: 3, numFailedTests: 0, numFailedTestSuites: 2 })).toEqual({
    passed: 3,
    failed: 1,
  });
});

test('a phase that died without a report is a failure', () => {
  expect(withCode(fromVitest(undefined), 1)).toEqual({ passed: 0, failed: 1 });
});

test('phases are summed', () => {
  expect(
    sum([
      { passed: 2, failed: 1 },
      { passed: 3, failed: 0 },
    ]),
  ).toEqual({ passed: 5, failed: 1 });
});
