import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { env } from '#shared/env.ts';

/** What a named read is asked: whose data, by whom and what for. Both end up in the owner's audit. */
export interface ReadRequest {
  readonly ids: readonly string[];
  /** Who sees it in the end: `staff:30412`, `service:routing`. */
  readonly by: string;
  /** `routing`, `sms`, `ticket-page`, or `reveal: <reason given>`. */
  readonly purpose: string;
}

/** Fields by id; ids that are unknown or erased are absent. */
export type ReadAnswer<T> = Readonly<Record<string, T>>;

/**
 * Reads personal data from its owner, e.g. `intake.words`. The function's manifest must list the read (`reads`).
 * @throws when the owner fails; the caller's message is then tried again later
 */
export async function ask<T>(
  lambda: LambdaClient,
  read: string,
  request: ReadRequest,
): Promise<ReadAnswer<T>> {
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: env.reader(read), Payload: Buffer.from(JSON.stringify(request)) }),
  );
  // The error text could quote personal data: only its kind is passed on.
  if (answer.FunctionError) throw new Error(`The read ${read} failed: ${answer.FunctionError}`);
  return JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8'));
}
