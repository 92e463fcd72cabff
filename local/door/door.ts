import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createProxyServer } from 'httpxy';
import { addressHeaders } from '#shared/http/address.ts';
import { answerHeaders, policies } from '#shared/http/headers.ts';
import { LOCAL_ORIGIN_SECRET } from '../../infra/model/local-origin-secret.ts';
import { accessLog } from './access.ts';
import { fileServer } from './files.ts';
import { isOurs } from './host.ts';
import { Queues, queueFor } from './queues.ts';
import { route } from './route.ts';

export interface DoorOptions {
  readonly port: number;
  readonly endpoint: string;
  /** Outputs of the deployment that the door needs. */
  readonly apiId: string;
  readonly bucket: string;
  readonly photos: string;
  /** Where a line for each request is written. */
  readonly accessLog: string;
  /** Host under which the engine knows the HTTP API. */
  readonly apiHost: string;
  readonly phones: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly simulator: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** The bucket is private; the engine lets in whoever comes without any signature. */
const SIGNED = /[?&]X-Amz-Signature=/;
/** As the response headers policy of the photos has it on AWS. */
const PHOTO_HEADERS = Object.entries(answerHeaders(policies.upload, false));

/** API requests of one service that are under way together; as many as its queues' consumers. */
const AT_ONCE = 4;

/** The one origin of a local system: what CloudFront is on AWS. Listens on this machine only. */
export async function openDoor(options: DoorOptions): Promise<Server> {
  const proxy = createProxyServer({ target: options.endpoint, xfwd: true });
  // The engine lets every origin read everything; nothing of ours does.
  proxy.on('proxyRes', ({ headers }) => {
    for (const name of Object.keys(headers)) if (name.startsWith('access-control-')) delete headers[name];
  });
  const queues = new Queues(AT_ONCE);
  const files = fileServer(options.endpoint, options.bucket);
  const note = accessLog(options.accessLog);
  const host = new URL(options.endpoint).host;
  /** As CloudFront does: to the photos' bucket, which knows nothing of cookies. */
  const photo = async (to: 'uploads' | 'photo', request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of PHOTO_HEADERS) response.setHeader(name, value);
    if (to === 'photo' && !SIGNED.test(request.url ?? '')) return answerNothing(response, 403);
    delete request.headers.cookie;
    request.url = `/${options.photos}${to === 'uploads' ? '' : request.url}`;
    await proxy.web(request, response, { headers: { host } });
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOurs(request.headers.host, options.port)) return answerNothing(response, 421);
    // By text: what begins with two slashes would name a host.
    const path = new URL(`http://door${request.url ?? '/'}`).pathname;
    const destination = route(path);
    if (destination.to === 'phones') return await options.phones(request, response);
    if (destination.to === 'simulator') return await options.simulator(request, response);
    if (destination.to === 'nothing') return answerNothing(response);
    // From here on as on AWS; the pages above exist locally only, and one of them is addressed by phone.
    note(request, response);
    // The engine refuses what a browser asks unless we pass it on.
    request.headers[addressHeaders.front] = LOCAL_ORIGIN_SECRET;
    if (destination.to === 'file') return await files(destination.key, request, response);
    if (destination.to === 'pool') return await proxy.web(request, response);
    if (destination.to === 'uploads' || destination.to === 'photo')
      return await photo(destination.to, request, response);
    introduce(request);
    const leave = await queues.enter(queueFor(path));
    response.once('close', leave);
    if (response.destroyed) return leave();
    return await proxy.web(request, response, { headers: { host: options.apiHost } });
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error) => answerFailure(error, response));
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return server;
}

/**
 * Says who calls in the way CloudFront does. Only programs of this machine reach the door, so one that names another
 * address is believed: tests play many callers that way.
 */
function introduce(request: IncomingMessage): void {
  for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'])
    delete request.headers[name];
  const claimed = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')[0]
    ?.trim();
  const address = claimed || request.socket.remoteAddress || '127.0.0.1';
  request.headers['x-forwarded-for'] = address;
  request.headers[addressHeaders.viewer] = address;
}

function answerNothing(response: ServerResponse, status: 403 | 404 | 421 = 404): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${status}\n`);
}

function answerFailure(error: unknown, response: ServerResponse): void {
  console.error(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' });
  response.end('The local engine does not answer. 本地引擎没有应答。 npm run status\n');
}
