import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';

/** Ends a function's warm environments, with all that they remember: the next call begins anew. */
export async function cool(endpoint: string, FunctionName: string): Promise<void> {
  const lambda = new LambdaClient(clientOf(endpoint));
  // What it has already, said again, makes new environments all the same.
  const { MemorySize } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize }));
  lambda.destroy();
}
