import middy from '@middy/core';
import type { Context } from 'aws-lambda';

/**
 * The base of every Lambda entry: middlewares are added by `use`, in the order in which they run.
 * middy's own default answers 5 ms before the timeout while the handler runs on into the next invocation; with 0 Lambda's
 * timeout alone ends an invocation.
 */
export const edge = <E, R>(handler: (event: E, context: Context) => Promise<R>) =>
  middy<E, R>(handler, { timeoutEarlyInMillis: 0 });
