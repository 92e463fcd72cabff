import { request } from 'node:http';
import { system } from '../../support/system.ts';

/** Hands a report to the echo, straight at the engine. @throws when it is not taken */
export async function postEcho(apiId: string, body: object): Promise<void> {
  const { endpoint } = await system();
  const { hostname, port } = new URL(endpoint);
  const text = JSON.stringify(body);
  await new Promise<void>((resolve, reject) => {
    const headers = { host: `${apiId}.execute-api.localhost:${port}`, 'content-type': 'application/json' };
    const call = request({ hostname, port, method: 'POST', path: '/reports', headers }, (answer) => {
      answer
        .resume()
        .on('end', () =>
          answer.statusCode === 201 ? resolve() : reject(new Error(`echo: ${answer.statusCode}`)),
        );
    });
    call.on('error', reject).end(text);
  });
}
