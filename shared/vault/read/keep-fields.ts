import type { MiddlewareObj } from '@middy/core';
import type { AnswersOf, QuestionOf, ReadDefinition } from '#events/reads/define.ts';
import { parseAnswers } from '../answers.ts';

/** Of what was found, the definition's fields only: what is not in the definition never leaves. @throws DefinitionMismatch */
export const keepFields = <D extends ReadDefinition>(
  read: D,
): MiddlewareObj<QuestionOf<D>, AnswersOf<D>> => ({
  after: (request) => {
    request.response = parseAnswers(read, request.response);
  },
});
