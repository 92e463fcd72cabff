import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';
import { system } from '../../support/system.ts';
import { asked, type Probe } from './probe.ts';

let client: Promise<LambdaClient> | undefined;

/** Calls a function as its schedule, its caller or whoever repairs would. @returns whether it went well */
export async function invoke(FunctionName: string, payload: unknown): Promise<boolean> {
  client ??= system().then(({ endpoint }) => new LambdaClient({ ...clientOf(endpoint), maxAttempts: 1 }));
  const answer = await (await client).send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload) }),
  );
  return answer.FunctionError === undefined;
}

/** A function that is called directly. */
export const invoked = (
  fn: string,
  name: string,
  payload: () => Promise<unknown>,
  through: string[] = [],
): Probe =>
  asked(
    fn,
    name,
    async () => {
      const input = await payload();
      return () => invoke(fn, input);
    },
    { through },
  );
