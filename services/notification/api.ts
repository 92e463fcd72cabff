import { authenticator } from '#shared/auth/authenticate.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { api } from '#shared/http/api.ts';
import { ok, requireFor } from '#shared/http/call.ts';
import { fromCursor, toCursor } from '#shared/http/cursor.ts';
import { problems } from '#shared/http/problem.ts';
import { messagesAbout } from './messages.ts';
import manifest from './service.ts';
import { shown } from './view.ts';

const rows = new Rows(documentClient(), env.table('main'));

/** The index entry at which a page ended, as our own cursors hold it. */
interface Position {
  readonly pk: string;
  readonly sk: string;
  readonly about: string;
  readonly since: string;
}

export const handler = api(manifest, authenticator(grantReader(rows)), {
  async messages({ who, query: { about, after }, lang }) {
    const newest = await messagesAbout(rows, about);
    // The ticket is where its newest message says; before it was placed, where the resident said.
    requireFor(who, 'ticket.read', newest.messages.find(({ queued }) => queued?.area)?.queued?.area);
    const cursor = fromCursor<Position>(after);
    if (cursor && !isPosition(cursor, about)) throw problems.invalid([BAD_CURSOR]);
    const page = cursor ? await messagesAbout(rows, about, { ...cursor }) : newest;
    const next = toCursor(page.next);
    return ok({ messages: page.messages.map((one) => shown(one, lang)), ...(next && { next }) });
  },
});

const BAD_CURSOR = { field: 'after', code: 'bad-cursor', message: 'after' };

/** A cursor for another ticket, or of another shape, is not one of ours. */
const isPosition = (cursor: Position, about: string): boolean =>
  cursor.about === about &&
  Object.keys(cursor).length === 4 &&
  [cursor.pk, cursor.sk, cursor.since].every((value) => typeof value === 'string' && value !== '');
