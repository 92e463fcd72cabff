import type { MiddlewareObj } from '@middy/core';
import type { AnswersOf, QuestionOf, ReadDefinition } from '#events/reads/define.ts';
import { parseAnswers } from '../answers.ts';

/** Keeps the fields of the definition only: no other field leaves the owner. @throws DefinitionMismatch */
export const keepFields = <D extends ReadDefinition>(
  read: D,
): MiddlewareObj<QuestionOf<D>, AnswersOf<D>> => ({
  after: (request) => {
    request.response = parseAnswers(read, request.response);
  },
});
