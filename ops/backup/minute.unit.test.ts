import type { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { holdTheMinute, minutely } from './minute.ts';

test('suspends scheduled functions during a pause and resumes them', async () => {
  expect(minutely).toEqual(expect.arrayContaining(['huying-escalation-sweep', 'huying-intake-expire']));
  const limits = new Map<string, number | undefined>();
  const send = async (command: object) => {
    const { FunctionName = '', ReservedConcurrentExecutions } = (
      command as { input: { FunctionName?: string; ReservedConcurrentExecutions?: number } }
    ).input;
    limits.set(FunctionName, ReservedConcurrentExecutions);
    return {};
  };
  const lambda = { send } as unknown as Pick<LambdaClient, 'send'>;
  await holdTheMinute(lambda, true);
  expect([...limits]).toEqual(minutely.map((fn) => [fn, 0]));
  await holdTheMinute(lambda, false);
  expect([...limits]).toEqual(minutely.map((fn) => [fn, undefined]));
});
