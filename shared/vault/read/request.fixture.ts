import type { Request } from '@middy/core';
import type { Context } from 'aws-lambda';

/** A request as middy hands it to a middleware. */
export const requestOf = <E, R>(part: Partial<Request<E, R>> & { event: E }): Request<E, R> => ({
  context: {} as Context,
  response: undefined,
  error: undefined,
  internal: {},
  ...part,
});
