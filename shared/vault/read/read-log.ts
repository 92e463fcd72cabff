import type { MiddlewareObj } from '@middy/core';
import type { ReadDefinition } from '#events/reads/define.ts';
import { log } from '#shared/observe/log.ts';
import { DefinitionMismatch } from '../parse.ts';

/**
 * Logs a failure, and passes on its kind only: Lambda writes the message of what is thrown into the log and answers
 * with it, and a library's message can quote personal data.
 */
export const readLog = ({ name }: ReadDefinition): MiddlewareObj => ({
  onError: (request) => {
    const { error } = request;
    log.error('named read failed', error, { read: name });
    if (error instanceof DefinitionMismatch) return;
    request.error = new Error(`${name} failed: ${error?.name}`);
  },
});
