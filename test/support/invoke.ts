import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientOf } from '../../infra/tooling/system/aws-env.ts';
import { system } from './system.ts';

let client: Promise<LambdaClient> | undefined;

/**
 * Calls a function directly, as its schedule, its caller, or whoever repairs would.
 * @returns what it answers; null when it answers nothing
 * @throws what it answers when it fails
 */
export async function invoke<T = unknown>(FunctionName: string, payload: unknown = {}): Promise<T> {
  client ??= system().then(({ endpoint }) => new LambdaClient(clientOf(endpoint)));
  const Payload = JSON.stringify(payload);
  const answer = await (await client).send(new InvokeCommand({ FunctionName, Payload }));
  const text = answer.Payload?.transformToString() || 'null';
  if (answer.FunctionError) throw new Error(`${FunctionName}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}
