import type { MiddlewareObj } from '@middy/core';

/** Replaces the event by what `parse` makes of it. What `parse` throws ends the invocation before anything is done. */
export const parsed = <E, T>(parse: (event: E) => T): MiddlewareObj => ({
  before: (request) => {
    request.event = parse(request.event as E);
  },
});
