import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { assets } from '../build.ts';

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** A request as API Gateway hands it over (payload 2.0). */
export const toEvent = (
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): APIGatewayProxyEventV2 => {
  const url = new URL(target, 'http://here');
  const { cookie, ...others } = headers;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: others,
    ...(cookie && { cookies: cookie.split('; ') }),
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: {
      requestId: randomUUID(),
      http: { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
    } as APIGatewayProxyEventV2['requestContext'],
    isBase64Encoded: false,
    ...(body !== undefined && { body }),
  };
};

/** Serves a function and the static files on a free port, for previews and browser tests without an engine. */
export async function serve(handler: Handler, port = 0) {
  const server = createServer((request, response) => void answer(handler, request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { origin, stop: () => new Promise((resolve) => server.close(resolve)) };
}

const kinds: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = request.url ?? '/';
  const file = Object.values(assets()).find(({ path }) => path === target);
  if (file) {
    response.setHeader('content-type', kinds[target.split('.').at(-1) ?? ''] ?? 'text/plain');
    response.end(file.content);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]));
  const result = await handler(
    toEvent(request.method ?? 'GET', target, headers, Buffer.concat(chunks).toString('utf8')),
  );
  response.writeHead(result.statusCode ?? 200, {
    ...(result.headers as Record<string, string>),
    ...(result.cookies?.length && { 'set-cookie': result.cookies }),
  });
  response.end(result.body);
}
