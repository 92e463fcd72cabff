import { InvokeCommand, LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { clientOf } from './aws-env.ts';
import { Trouble } from './trouble.ts';

const REPUBLISHER = /^huying-[a-z]+-republish$/;
/** Timers that were on their way in a queue are lost like events in a topic. */
const REARMER = 'huying-escalation-rearm';

/**
 * Has every service publish all its facts again, so that chains that a kill cut in two are completed, and every open
 * clock armed anew. Consumers know what they have seen, clocks what they have said. @returns how many events went out
 */
export async function republishAll(endpoint: string): Promise<number> {
  const lambda = new LambdaClient(clientOf(endpoint));
  const names: string[] = [];
  for await (const page of paginateListFunctions({ client: lambda }, {}))
    names.push(...(page.Functions ?? []).map((f) => f.FunctionName ?? ''));
  const published = await Promise.all(
    names.filter((name) => REPUBLISHER.test(name)).map((name) => republish(lambda, name)),
  );
  if (names.includes(REARMER)) await everyPage(lambda, REARMER, {}, () => undefined);
  lambda.destroy();
  return published.reduce((a, b) => a + b, 0);
}

interface Page {
  readonly published?: number;
  readonly next?: unknown;
}

async function republish(lambda: LambdaClient, name: string): Promise<number> {
  let published = 0;
  await everyPage(lambda, name, { all: true }, (page) => {
    published += page.published ?? 0;
  });
  return published;
}

/** Calls a function again and again, each time from where it stopped. */
async function everyPage(
  lambda: LambdaClient,
  FunctionName: string,
  wish: object,
  note: (page: Page) => void,
): Promise<void> {
  let next: unknown;
  do {
    const Payload = JSON.stringify({ ...wish, ...(next ? { next } : {}) });
    const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
    const page = JSON.parse(answer.Payload?.transformToString() || '{}') as Page;
    if (answer.FunctionError)
      throw new Trouble(`${FunctionName} failed after the unclean stop: ${JSON.stringify(page)}`);
    note(page);
    next = page.next;
  } while (next);
}
