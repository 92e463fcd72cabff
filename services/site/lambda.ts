import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { env } from '#shared/env.ts';

/** An application on web standards: anything with `fetch`. */
export interface WebApp {
  fetch(request: Request, bindings: { event: APIGatewayProxyEventV2 }): Response | Promise<Response>;
}

/** Lets API Gateway (payload 2.0) call a web application; it finds the event itself in its bindings. */
export const lambda =
  (app: WebApp) =>
  async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const answer = await app.fetch(toRequest(event), { event });
    const { 'set-cookie': _cookies, ...headers } = Object.fromEntries(answer.headers);
    return {
      statusCode: answer.status,
      headers,
      cookies: answer.headers.getSetCookie(),
      body: await answer.text(),
    };
  };

function toRequest(event: APIGatewayProxyEventV2): Request {
  const { method } = event.requestContext.http;
  const query = event.rawQueryString ? `?${event.rawQueryString}` : '';
  const hasBody = event.body !== undefined && method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(`${env.origin}${event.rawPath}${query}`), {
    method,
    ...(hasBody && { body: event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64') : event.body }),
  });
}
