import { InvokeCommand, LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { clientOf } from './aws-env.ts';
import { Trouble } from './trouble.ts';

const REPUBLISHER = /^huying-[a-z]+-republish$/;

/**
 * Has every service publish all its facts again, so that chains that a kill cut in two are completed. Consumers know
 * what they have seen. @returns how many events went out
 */
export async function republishAll(endpoint: string): Promise<number> {
  const lambda = new LambdaClient(clientOf(endpoint));
  const names: string[] = [];
  for await (const page of paginateListFunctions({ client: lambda }, {}))
    names.push(...(page.Functions ?? []).map((f) => f.FunctionName ?? ''));
  const published = await Promise.all(
    names.filter((name) => REPUBLISHER.test(name)).map((name) => republish(lambda, name)),
  );
  lambda.destroy();
  return published.reduce((a, b) => a + b, 0);
}

/** One service, page by page. */
async function republish(lambda: LambdaClient, FunctionName: string): Promise<number> {
  let published = 0;
  let next: unknown;
  do {
    const Payload = JSON.stringify({ all: true, ...(next ? { next } : {}) });
    const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
    const result = JSON.parse(answer.Payload?.transformToString() || '{}') as {
      published?: number;
      next?: unknown;
    };
    if (answer.FunctionError)
      throw new Trouble(
        `${FunctionName} could not publish again after the unclean stop: ${JSON.stringify(result)}`,
      );
    published += result.published ?? 0;
    next = result.next;
  } while (next);
  return published;
}
