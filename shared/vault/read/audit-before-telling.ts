import type { MiddlewareObj } from '@middy/core';
import type { AnswersOf, QuestionOf, ReadDefinition } from '#events/reads/define.ts';
import type { Audit } from '../looks.ts';

/** Audits first (who, what for, which read, when): when that fails, nothing is told. */
export const auditBeforeTelling = <D extends ReadDefinition>(
  read: D,
  audit: Audit<D>,
): MiddlewareObj<QuestionOf<D>, AnswersOf<D>> => ({
  after: async ({ event: { by, purpose }, response }) => {
    await audit({ read: read.name, by, purpose, answers: response ?? {} });
  },
});
