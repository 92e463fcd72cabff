import { call, type How } from '../../support/call.ts';
import { tokenOf } from '../../support/system.ts';
import { asked, type Probe } from './probe.ts';

type Role = Parameters<typeof tokenOf>[0];
/** One request of the HTTP API, below the service's own path. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly how?: How;
}

export const API = (service: string) => `huying-${service}-api`;

/** A request that is answered well, or not. */
export const request = (
  service: string,
  name: string,
  prepare: () => Promise<Request>,
  through: string[] = [],
): Probe =>
  asked(
    API(service),
    name,
    async () => {
      const { method, path, how = {} } = await prepare();
      return async () => (await call(method, `/api/${service}${path}`, how)).status < 400;
    },
    { through },
  );

/** Staff read something. */
export const read = (service: string, path: string, role: Role, through: string[] = []): Probe =>
  request(
    service,
    `GET ${path}`,
    async () => ({ method: 'GET', path, how: { token: await tokenOf(role) } }),
    through,
  );

/** Anybody reads something. */
export const everybody = (service: string, path: string): Probe =>
  request(service, `GET ${path}`, async () => ({ method: 'GET', path }));
