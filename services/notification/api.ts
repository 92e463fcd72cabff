import { api } from '#shared/api/api.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { authenticator } from '#shared/http/authenticate.ts';
import { ok } from '#shared/http/call.ts';
import { toCursor } from '#shared/http/cursor.ts';
import type contract from './contract.ts';
import { messagesFor } from './messages/messages.ts';
import { shown } from './messages/view.ts';
import manifest from './service.ts';

const rows = new Rows(documentClient(), env.table('main'));

/** What was told to whom about a ticket, for the staff who work on it. */
export const handler = api<typeof manifest, typeof contract>(manifest, authenticator(grantReader(rows)), {
  async messages({ who, query, lang }) {
    const { messages, next } = await messagesFor(rows, who, query);
    const cursor = toCursor(next);
    return ok({ messages: messages.map((one) => shown(one, lang)), ...(cursor && { next: cursor }) });
  },
});
