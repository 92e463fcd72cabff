import { expect, test } from 'vitest';
import { reasonOf } from './deploy.ts';

test('reports CloudFormation’s reason first', () => {
  const output = `huying-bus: deploying
huying-bus | 1/3 | 1:00:00 AM | CREATE_FAILED | AWS::SNS::Topic | Topic-x The name is taken
❌  huying-bus failed: Error: The stack is in ROLLBACK_COMPLETE
`;
  expect(reasonOf(output)).toContain('CREATE_FAILED | AWS::SNS::Topic | Topic-x The name is taken');
});

test('reports the first error of an app that does not build', () => {
  expect(reasonOf('file:///x.ts:3\nthrow new Error("no")\nError: no bundle for x\n    at y\n')).toBe(
    'Error: no bundle for x',
  );
});

test('falls back to the last line of output', () => {
  expect(reasonOf('one\n two \n\n')).toBe('two');
  expect(reasonOf('')).toBe('no reason was given');
});
