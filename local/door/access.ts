import { createWriteStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What CloudFront's access log would have: a line for each request with address, referring page and status. It begins
 * anew with each opening of the door. That nothing personal stands in addresses is looked at here.
 */
export function accessLog(file: string): (request: IncomingMessage, response: ServerResponse) => void {
  const log = createWriteStream(file, { flags: 'w' });
  // A full disk must not close the door.
  log.on('error', () => {});
  return (request, response) => {
    const asked = `${request.method} ${request.url}`;
    const from = request.headers.referer ?? '-';
    response.once('close', () =>
      log.write(`${new Date().toISOString()} ${asked} ${response.statusCode} ${from}\n`),
    );
  };
}
