import { Refused } from '#shared/commit/decision.ts';
import { log } from '#shared/observe/log.ts';
import type { Reply } from '../call.ts';
import { correlationOf } from '../correlation.ts';
import { Problem, problemBody, problems } from '../problem.ts';
import type { Answer, HttpEvent, Step } from '../step.ts';
import { languageOfRequest } from './request-facts.ts';

/** A handler's reply becomes JSON; whatever is thrown becomes problem details in the caller's language. */
export const jsonReplies = (): Step => ({
  after: (request) => {
    request.response = respond(request.response as unknown as Reply, request.event);
  },
  onError: (request) => {
    request.response = failed(request.error, request.event);
  },
});

const respond = (reply: Reply, event: HttpEvent): Answer => ({
  statusCode: reply.status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'x-correlation-id': correlationOf(event),
    ...reply.headers,
  },
  body: reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body)),
});

function failed(error: unknown, event: HttpEvent): Answer {
  const problem = asProblem(error);
  if (problem.status >= 500) log.error('request failed', error);
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8',
    ...(problem.retryAfter !== undefined && { 'retry-after': String(problem.retryAfter) }),
  };
  const body = problemBody(problem, languageOfRequest(event), correlationOf(event));
  return respond({ status: problem.status, headers, body }, event);
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) {
    return error.code === 'idempotency-key-reused'
      ? problems.keyReused()
      : problems.refused(error.code, error.status);
  }
  if (error instanceof Error && error.name === 'Conflict') return problems.conflict();
  return problems.internal();
}
