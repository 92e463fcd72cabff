import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { sender, sendFile } from '../page/local-page.ts';
import { hotlineOf } from './hotline.ts';
import { simulatorPage } from './page.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * `/simulator`: a telephone for one resident and six duty workers. `POST /simulator/event` passes an event on to the
 * hotline and answers what it answers. Local only.
 */
export function simulator(endpoint: string) {
  const hotline = hotlineOf(endpoint);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/simulator', 'http://door');
    const send = sender(response, POLICY);
    const json = (status: number, body: object) => send(status, 'json', JSON.stringify(body));
    if (sendFile(send, import.meta.dirname, 'simulator', url.pathname)) return;
    if (url.pathname === '/simulator') {
      send(200, 'html', simulatorPage(url.searchParams.get('lang') === 'en' ? 'en' : 'zh'));
    } else if (url.pathname === '/simulator/event' && request.method === 'POST') {
      // A page of the internet that is open on the same machine may not make calls.
      const site = request.headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin') return void json(403, { error: 'cross-site' });
      try {
        json(200, await hotline(JSON.parse(await text(request))));
      } catch (error) {
        json(502, { error: (error as Error).message });
      }
    } else send(404, 'text', '404\n');
  };
}
