import { expect, test } from 'vitest';
import { reasonOf } from './deploy.ts';

test('CloudFormation’s reason is told before everything else', () => {
  const output = `huying-bus: deploying
huying-bus | 1/3 | 1:00:00 AM | CREATE_FAILED | AWS::SNS::Topic | Topic-x The name is taken
❌  huying-bus failed: Error: The stack is in ROLLBACK_COMPLETE
`;
  expect(reasonOf(output)).toContain('CREATE_FAILED | AWS::SNS::Topic | Topic-x The name is taken');
});

test('an app that does not build is told by its first error', () => {
  expect(reasonOf('file:///x.ts:3\nthrow new Error("no")\nError: no bundle for x\n    at y\n')).toBe(
    'Error: no bundle for x',
  );
});

test('a tool that says nothing useful is told by its last words', () => {
  expect(reasonOf('one\n two \n\n')).toBe('two');
  expect(reasonOf('')).toBe('no reason was given');
});
