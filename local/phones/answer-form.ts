import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { address } from './page.ts';
import type { Replies } from './replies.ts';
import { isPhone, sendReply } from './reply.ts';

const MOST_BYTES = 8_192;
const MOST_CHARACTERS = 140;

/** Where the reader goes next, or what was wrong. */
export type Answered = { readonly to: string } | { readonly wrong: 'foreign' | 'unsent' };

/** Takes the form under a phone: hands the SMS over and remembers it for the page. */
export async function answerForm(
  request: IncomingMessage,
  endpoint: string,
  replies: Replies,
): Promise<Answered> {
  if (!fromThisPage(request)) return { wrong: 'foreign' };
  const form = new URLSearchParams(await bodyOf(request));
  const from = form.get('from') ?? '';
  const text = (form.get('text') ?? '').trim();
  if (!isPhone(from) || !text || text.length > MOST_CHARACTERS) return { wrong: 'unsent' };
  const id = randomUUID();
  await sendReply(endpoint, { from, text, previous: form.get('previous') ?? undefined }, id);
  replies.add({ reply: true, id, number: from, text, at: new Date().toISOString() });
  const page = address({ number: form.get('number') ?? '', lang: form.get('lang') === 'en' ? 'en' : '' });
  return { to: `${page}#n${encodeURIComponent(from)}` };
}

/** No other site makes the reader's browser write SMS here. */
function fromThisPage({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site) return site === 'same-origin' || site === 'none';
  return !headers.origin || URL.parse(headers.origin)?.host === headers.host;
}

/** @throws when it is longer than any form of this page */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('a form that is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
