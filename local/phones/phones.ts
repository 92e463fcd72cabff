import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import type { Deliveries } from '../carrier/deliveries.ts';
import { readSms } from '../carrier/sms.ts';
import { sender, sendFile } from '../page/local-page.ts';
import { answerForm } from './answer-form.ts';
import { threads } from './inbox.ts';
import { phonesPage } from './page.ts';
import { Replies } from './replies.ts';
import { words } from './words.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const bothLanguages = (wrong: 'foreign' | 'unsent'): string => `${words.zh[wrong]}\n${words.en[wrong]}\n`;

/**
 * `/phones` for people, `/phones.json?number=` for tests ({messages, oldest first per number}), `/phones/reply` for the
 * answers that are written under a phone, and the page's two files. Local only: it shows everybody's messages to whoever can open it.
 */
export function phones(endpoint: string, deliveries: Deliveries) {
  const replies = new Replies(join(dirname(deliveries.file), 'replies.jsonl'));
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/phones', 'http://door');
    const send = sender(response, POLICY);
    if (sendFile(send, import.meta.dirname, 'phones', url.pathname)) return;
    const language = url.searchParams.get('lang') === 'en' ? 'en' : 'zh';
    if (url.pathname === '/phones/reply' && request.method === 'POST') {
      const answered = await answerForm(request, endpoint, replies);
      if ('to' in answered) response.writeHead(303, { location: answered.to }).end();
      else send(answered.wrong === 'foreign' ? 403 : 422, 'text', bothLanguages(answered.wrong));
      return;
    }
    const filter = url.searchParams.get('number')?.trim() ?? '';
    const all = await readSms(endpoint);
    const found = all && threads(all, deliveries, filter, replies);
    if (url.pathname === '/phones.json') {
      const messages = found?.flatMap((thread) => thread.messages);
      send(messages ? 200 : 501, 'json', JSON.stringify({ messages: messages ?? null }));
    } else if (url.pathname === '/phones') {
      send(200, 'html', phonesPage({ language, filter, threads: found }));
    } else send(404, 'text', '404\n');
  };
}
