import type { Context } from 'aws-lambda';
import type { AnswersOf, QuestionOf, ReadDefinition, StatementOf } from '#events/reads/define.ts';
import { edge } from '#shared/edge/edge.ts';
import { findEach } from '../answers.ts';
import type { Audit } from '../looks.ts';
import { auditBeforeTelling } from './audit-before-telling.ts';
import { keepFields } from './keep-fields.ts';
import { parseQuestion } from './parse-question.ts';
import { readLog } from './read-log.ts';

interface Owner<D extends ReadDefinition> {
  /** The fields of one id; undefined for an unknown or erased one. */
  readonly find: (id: string) => Promise<StatementOf<D> | undefined>;
  readonly audit: Audit<D>;
}

/** The Lambda entry that answers a named read. */
export type ReadHandler<D extends ReadDefinition> = (
  question: QuestionOf<D>,
  context: Context,
) => Promise<AnswersOf<D>>;

/**
 * The owner's side of a named read. A question passes from the first line to the last, what was found comes back from
 * the last to the first: it loses what the definition does not have, then it is audited, then it is told.
 */
export const reader = <D extends ReadDefinition>(read: D, { find, audit }: Owner<D>): ReadHandler<D> =>
  edge(({ ids }: QuestionOf<D>) => findEach(ids, find) as Promise<AnswersOf<D>>)
    .use(readLog(read))
    .use(parseQuestion(read))
    .use(auditBeforeTelling(read, audit))
    .use(keepFields(read));
