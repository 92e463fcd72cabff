import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { hotlineOf } from './hotline.ts';
import { simulatorPage } from './page.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
const PLAIN: Readonly<Record<string, string>> = {
  '/simulator/simulator.css': 'text/css; charset=utf-8',
  '/simulator/simulator.js': 'text/javascript; charset=utf-8',
};

/**
 * `/simulator`: a telephone for one resident and six duty workers. `POST /simulator/event` passes an event on to the
 * hotline and answers what it answers. Local only.
 */
export function simulator(endpoint: string) {
  const hotline = hotlineOf(endpoint);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/simulator', 'http://door');
    const send = (status: number, type: string, body: string) =>
      response
        .writeHead(status, {
          'content-type': type,
          'cache-control': 'no-store',
          'content-security-policy': POLICY,
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
        })
        .end(body);
    const json = (status: number, body: object) =>
      send(status, 'application/json; charset=utf-8', JSON.stringify(body));
    const plain = PLAIN[url.pathname];
    if (plain) {
      const file = join(import.meta.dirname, url.pathname.replace('/simulator/', ''));
      send(200, plain, readFileSync(file, 'utf8'));
    } else if (url.pathname === '/simulator') {
      send(
        200,
        'text/html; charset=utf-8',
        simulatorPage(url.searchParams.get('lang') === 'en' ? 'en' : 'zh'),
      );
    } else if (url.pathname === '/simulator/event' && request.method === 'POST') {
      // A page of the internet that is open on the same machine may not make calls.
      const site = request.headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin') return void json(403, { error: 'cross-site' });
      try {
        json(200, await hotline(JSON.parse(await text(request))));
      } catch (error) {
        json(502, { error: (error as Error).message });
      }
    } else send(404, 'text/plain; charset=utf-8', '404\n');
  };
}
