import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { AnswersOf, QuestionOf, ReadDefinition } from '#events/reads/define.ts';
import { env } from '#shared/env.ts';
import type { FunctionSpec } from '#shared/service/manifest.ts';
import { parseAnswers } from './answers.ts';

/** Asks one of the reads `R`. @throws when the owner fails; the caller's message is then tried again later */
export interface Ask<R extends ReadDefinition> {
  <D extends R>(read: D, question: QuestionOf<D>): Promise<AnswersOf<D>>;
  /** A type only: without it TypeScript takes an asker of fewer reads for an asker of more. */
  readonly takes?: (read: R) => void;
}

/** Asks the reads that a manifest's function lists (`reads`), and no others. */
export type AskOf<F extends FunctionSpec> = Ask<
  F extends { readonly reads: readonly (infer R extends ReadDefinition)[] } ? R : never
>;

/**
 * Reads personal data from its owner: `asker<(typeof manifest)['functions']['on']>(lambda)` takes the reads of that
 * function's manifest, which are also what IAM allows it. The answer holds the definition's fields and no others.
 */
export const asker =
  <F extends FunctionSpec>(lambda: LambdaClient): AskOf<F> =>
  async (read, question) => {
    const { FunctionError, Payload } = await lambda.send(
      new InvokeCommand({
        FunctionName: env.reader(read.name),
        Payload: Buffer.from(JSON.stringify(question)),
      }),
    );
    // The error text could quote personal data: only its kind is passed on.
    if (FunctionError) throw new Error(`The read ${read.name} failed: ${FunctionError}`);
    return parseAnswers(read, JSON.parse(Buffer.from(Payload ?? []).toString('utf8')));
  };
