import { LambdaClient, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { expect, test, vi } from 'vitest';
import { turn } from './flow.ts';

/** One event source that takes some looks to be switched off or on, as on AWS. */
function oneSource() {
  let [state, wanted, looks] = ['Enabled', true, 0];
  const send = async (command: object) => {
    if (command instanceof UpdateEventSourceMappingCommand) {
      [state, wanted, looks] = ['Updating', command.input.Enabled === true, 0];
      return {};
    }
    if (state === 'Updating' && ++looks > 1) state = wanted ? 'Enabled' : 'Disabled';
    return {
      EventSourceMappings: [{ UUID: '1', State: state, FunctionArn: 'arn:aws:lambda:r:1:function:huying-x' }],
    };
  };
  const client = Object.assign(Object.create(LambdaClient.prototype) as LambdaClient, { send });
  return { client, state: () => state };
}

test('what is still being switched off when somebody interrupts is on in the end', async () => {
  const { client, state } = oneSource();
  const off = turn(client, false);
  off.catch(() => undefined);
  await vi.waitFor(() => expect(state()).toBe('Updating'));
  const [on, again] = [turn(client, true), turn(client, true)];
  await expect(off).rejects.toThrow('Interrupted');
  await Promise.all([on, again]);
  expect(state()).toBe('Enabled');
}, 20_000);
