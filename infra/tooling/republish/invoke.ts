import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { ProgramError } from '../program/program-error.ts';

/**
 * Calls a function again and again, each time from where it stopped (`next`), and gives each answer to `note`.
 * @throws ProgramError when it fails; what it did until then is done
 */
export async function everyPage<T extends { readonly next?: unknown }>(
  lambda: Pick<LambdaClient, 'send'>,
  FunctionName: string,
  request: object,
  note: (page: T) => void,
): Promise<void> {
  let next: unknown;
  do {
    const Payload = JSON.stringify({ ...request, ...(next ? { next } : {}) });
    const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
    const page = JSON.parse(answer.Payload?.transformToString() || '{}') as T;
    if (answer.FunctionError) throw new ProgramError(`${FunctionName} failed: ${JSON.stringify(page)}`);
    note(page);
    next = page.next;
  } while (next);
}

export interface Published {
  readonly published: number;
  readonly aggregates: number;
  /** Aggregates that could not be sent and were put aside. */
  readonly unpublished: number;
}

/** Has one service republish what `request` selects, through its function `huying-<service>-republish`. */
export async function publishAgain(
  lambda: Pick<LambdaClient, 'send'>,
  name: string,
  request: object,
): Promise<Published> {
  const sum = { published: 0, aggregates: 0, unpublished: 0 };
  await everyPage<Partial<Published> & { next?: unknown }>(lambda, name, request, (page) => {
    sum.published += page.published ?? 0;
    sum.aggregates += page.aggregates ?? 0;
    sum.unpublished += page.unpublished ?? 0;
  });
  return sum;
}

/** Reschedules every open clock. @returns how many */
export async function rescheduleClocksOf(lambda: Pick<LambdaClient, 'send'>, name: string): Promise<number> {
  let armed = 0;
  await everyPage<{ armed?: number; next?: unknown }>(lambda, name, {}, (page) => {
    armed += page.armed ?? 0;
  });
  return armed;
}
