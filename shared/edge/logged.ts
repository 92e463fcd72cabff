import type { MiddlewareObj } from '@middy/core';
import { type Fields, log } from '#shared/observe/log.ts';

/**
 * One line in the log for each invocation that came to its end, with the fields that `fieldsOf` finds in the answer:
 * figures, never what people said. No line when it finds none.
 */
export const logged = <A>(
  message: string,
  fieldsOf: (answer: A) => Fields | undefined,
): MiddlewareObj<unknown, A> => ({
  after: ({ response }) => {
    const fields = fieldsOf(response as A);
    if (fields) log.info(message, fields);
  },
});
