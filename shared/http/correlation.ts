import { edge } from '#shared/edge/edge.ts';
import { withLog } from '#shared/observe/log.ts';
import type { HttpEvent, HttpHandler } from './step.ts';

/** The id under which a request is found in all logs: the one that came along, as far as it is clean, else its own. */
export const correlationOf = ({ headers, requestContext }: HttpEvent): string =>
  headers['x-correlation-id']?.slice(0, 64).replace(/[^\w-]/g, '') || requestContext.requestId;

/**
 * The entry of a function that API Gateway calls: every log line of a request carries its id. That is around the chains
 * and no step of them, since a step's hooks do not enclose what runs between them.
 */
export const httpEdge = (handle: HttpHandler) =>
  edge((event: HttpEvent, context) =>
    withLog({ correlation: correlationOf(event) }, () => handle(event, context)),
  );
