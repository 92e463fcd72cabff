import { randomUUID } from 'node:crypto';
import { expectCall, type How } from './call.ts';
import { clearReport, type Receipt } from './report.ts';

/** A network that nobody else of these tests comes from: no limit counts two of them together. */
export const anAddress = (): string =>
  `10.${[0, 0, 0].map(() => 1 + Math.floor(Math.random() * 250)).join('.')}`;

/** A request that comes from there. */
export const from = (address: string, how: How = {}): How => ({
  ...how,
  headers: { ...how.headers, 'x-forwarded-for': address },
});

/** A report of somebody who never came before. */
export const freshReport = (body: object = clearReport()): Promise<Receipt> =>
  expectCall<Receipt>(201, 'POST', '/api/intake/reports', from(anAddress(), { body, key: randomUUID() }));
