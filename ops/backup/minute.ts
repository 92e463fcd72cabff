import {
  DeleteFunctionConcurrencyCommand,
  type LambdaClient,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { atOnce } from '#shared/at-once.ts';
import { names } from '../../infra/model/names.ts';
import { services } from '../../infra/model/services.ts';

/** Functions that the minute wakes. They write by themselves, whatever queues and streams do. */
export const minutely: readonly string[] = services.flatMap(({ name, functions }) =>
  Object.entries(functions).flatMap(([fn, { every }]) => (every ? [names.function(name, fn)] : [])),
);

/** Keeps them from running, or lets them run again; the next minute makes up for what was missed. */
export async function holdTheMinute(lambda: Pick<LambdaClient, 'send'>, held: boolean): Promise<void> {
  await atOnce(4, minutely, async (FunctionName) => {
    if (held)
      await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
    else await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  });
}
