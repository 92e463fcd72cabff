import { withLog } from '#shared/observe/log.ts';
import type { HttpEvent, HttpHandler } from './middleware/step.ts';

/** The id under which a request is found in all logs: the one that came along, as far as it is clean, else its own. */
export const correlationOf = ({ headers, requestContext }: HttpEvent): string =>
  headers['x-correlation-id']?.slice(0, 64).replace(/[^\w-]/g, '') || requestContext.requestId;

/** Every log line of the request carries its id. Around middy, not in it: hooks do not enclose what comes after them. */
export const correlated =
  (handle: HttpHandler): HttpHandler =>
  (event, context) =>
    withLog({ correlation: correlationOf(event) }, () => handle(event, context));
