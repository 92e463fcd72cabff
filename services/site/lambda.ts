import { env } from '#shared/env.ts';
import { chain } from '#shared/http/chain.ts';
import { httpEdge } from '#shared/http/correlation.ts';
import { policies } from '#shared/http/headers.ts';
import { guardedAnswers } from '#shared/http/middleware/guarded-answers.ts';
import { requestLog } from '#shared/http/middleware/request-log.ts';
import type { Answer, HttpEvent, RequestWith } from '#shared/http/step.ts';

/** An application on web standards: anything with `fetch`. */
export interface WebApp {
  fetch(request: Request, bindings: { event: HttpEvent }): Response | Promise<Response>;
}

/**
 * Adapts a web application to API Gateway (payload 2.0); the event itself is in its bindings. Its pages hold what one
 * person typed, so they are never cached: phones are shared.
 */
export const lambda = (app: WebApp) =>
  httpEdge(
    chain((event) => answerOf(app, event))
      .use(requestLog(routeOf))
      .use(guardedAnswers(policies.page)),
  );

/** Unknown paths may hold personal data, so they are not logged; known ones hold none. */
const routeOf = ({ event, response }: RequestWith<never>): string =>
  response?.statusCode === 404 ? 'unknown' : `${event.requestContext.http.method} ${event.rawPath}`;

async function answerOf(app: WebApp, event: HttpEvent): Promise<Answer> {
  const answer = await app.fetch(toRequest(event), { event });
  const { 'set-cookie': _cookies, ...headers } = Object.fromEntries(answer.headers);
  return {
    statusCode: answer.status,
    headers,
    cookies: answer.headers.getSetCookie(),
    body: await answer.text(),
  };
}

function toRequest(event: HttpEvent): Request {
  const { method } = event.requestContext.http;
  const query = event.rawQueryString ? `?${event.rawQueryString}` : '';
  const hasBody = event.body !== undefined && method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(`${env.origin}${event.rawPath}${query}`), {
    method,
    ...(hasBody && { body: event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64') : event.body }),
  });
}
