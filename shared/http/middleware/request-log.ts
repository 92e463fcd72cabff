import { log } from '#shared/observe/log.ts';
import type { RequestWith, Step } from '../step.ts';

/**
 * One line for each request: route, status and milliseconds, never its path or body.
 * @param routeOf the route's name, asked when the answer is there
 */
export function requestLog(routeOf: (request: RequestWith<never>) => string): Step<never, 'started'> {
  const write = (request: RequestWith<'started'>) => {
    const ms = Math.round(performance.now() - request.internal.started);
    log.info('request', { route: routeOf(request), status: request.response?.statusCode ?? 0, ms });
  };
  return {
    before: ({ internal }) => {
      internal.started = performance.now();
    },
    after: write,
    onError: write,
  };
}
