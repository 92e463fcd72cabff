import { randomUUID } from 'node:crypto';
import { expectCall } from './call.ts';
import { type DemoPerson, tokenOf } from './system.ts';

/** Somebody of the demo does something with a ticket, which must be answered well. */
export const act = async <T>(
  role: DemoPerson['role'],
  id: string,
  command: string,
  body: object = {},
): Promise<T> =>
  expectCall<T>(200, 'POST', `/api/casework/tickets/${id}/${command}`, {
    body,
    token: await tokenOf(role),
    key: randomUUID(),
  });
