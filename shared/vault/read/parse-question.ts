import type { MiddlewareObj } from '@middy/core';
import type { QuestionOf, ReadDefinition } from '#events/reads/define.ts';
import { parsePersonal } from '../parse.ts';

/** The question as the definition has it; a newer caller's fields are dropped. @throws DefinitionMismatch */
export const parseQuestion = <D extends ReadDefinition>(read: D): MiddlewareObj<QuestionOf<D>> => ({
  before: (request) => {
    request.event = parsePersonal<D['question']>(read.question, request.event, `a question for ${read.name}`);
  },
});
