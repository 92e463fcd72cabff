import {
  LambdaClient,
  paginateListEventSourceMappings,
  UpdateEventSourceMappingCommand,
  type UpdateEventSourceMappingCommandInput,
} from '@aws-sdk/client-lambda';
import { clientOf } from '../../infra/tooling/system/aws-env.ts';

/** Changes how Lambda feeds a function: whether at all, or how often a batch is tried again. */
export async function feed(
  endpoint: string,
  FunctionName: string,
  change: Omit<UpdateEventSourceMappingCommandInput, 'UUID'>,
): Promise<void> {
  const lambda = new LambdaClient(clientOf(endpoint));
  const pages = paginateListEventSourceMappings({ client: lambda }, { FunctionName });
  for await (const { EventSourceMappings = [] } of pages)
    for (const { UUID } of EventSourceMappings)
      await lambda.send(new UpdateEventSourceMappingCommand({ UUID, ...change }));
  lambda.destroy();
}

/** Feeds every function again that a state was saved without feeding. */
export async function feedAll(endpoint: string): Promise<void> {
  const lambda = new LambdaClient(clientOf(endpoint));
  for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client: lambda }, {}))
    for (const { UUID } of EventSourceMappings)
      await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }));
  lambda.destroy();
}
