import { html, raw } from 'hono/html';
import { env } from '#shared/env.ts';
import { conversation, isReply, type Message, type Thread } from './inbox.ts';
import type { Reply } from './replies.ts';
import { type Language, words } from './words.ts';

type Words = (typeof words)[Language];
type Markup = ReturnType<typeof html>;

const clock = (lang: string) =>
  new Intl.DateTimeFormat(lang, {
    timeZone: env.zone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });

/** +8613812345678 as people read it: +86 138 1234 5678. */
export const spaced = (number: string): string =>
  number.replace(/^(\+86)(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3 $4');

/** Links in a message can be followed, everything else is text; quotes and angle brackets are escaped by `html`. */
const linked = (text: string): readonly (string | Markup)[] =>
  text
    .split(/(https?:\/\/[!-~]+[\w/=-])/)
    .map((part, i) => (i % 2 ? html`<a href="${part}">${part}</a>` : part));

const time = (at: string, w: Words): Markup =>
  html`<time datetime="${at}">${clock(w.lang).format(new Date(at))}</time> · `;

const told = (message: Message, w: Words): Markup => html`
<li id="${message.id}"><p>${linked(message.text)}</p>
<small class="${message.status ?? 'pending'}">${
  message.at ? time(message.at, w) : ''
}${w[message.status ?? 'pending']}</small></li>`;

const answered = (reply: Reply, w: Words): Markup => html`
<li id="${reply.id}" class="reply"><p>${reply.text}</p>
<small>${time(reply.at, w)}${w.sent}</small></li>`;

/** Answers the newest message. It comes back to this phone, with the filter and the language as they are. */
const replyForm = ({ number, messages }: Thread, { filter, language }: PhonesPage, w: Words): Markup => html`
<form action="/phones/reply" method="post"><label for="r${number}">${w.reply}</label>
<input id="r${number}" name="text" required maxlength="140" autocomplete="off" enterkeyhint="send"><button
 type="submit" aria-label="${w.send} ${spaced(number)}">${w.send}</button>${hidden({
   from: number,
   previous: messages.at(-1)?.id ?? '',
   number: filter,
   lang: language === 'en' ? 'en' : '',
 })}</form>`;

const hidden = (fields: Readonly<Record<string, string>>): Markup[] =>
  Object.entries(fields)
    .filter(([, value]) => value)
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);

const thread = (t: Thread, page: PhonesPage, w: Words): Markup => html`
<section aria-labelledby="n${t.number}"><h2 id="n${t.number}">${spaced(t.number)}</h2>
<p class="count">${w.messages(t.messages.length)}</p>
<ol>${conversation(t).map((one) => (isReply(one) ? answered(one, w) : told(one, w)))}</ol>
${replyForm(t, page, w)}</section>`;

/** The page with this filter and language. */
export const address = (query: Readonly<Record<string, string>>): string => {
  const filled = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return filled.size ? `/phones?${filled}` : '/phones';
};

/** More numbers than this are found by the filter. */
const SHOWN = 60;

export interface PhonesPage {
  readonly language: Language;
  readonly filter: string;
  /** undefined on an engine that does not list messages. */
  readonly threads: readonly Thread[] | undefined;
}

/** The whole page. It works without script; `phones.js` only asks for it again every two seconds. */
export function phonesPage(page: PhonesPage): string {
  const { language, filter, threads } = page;
  const w = words[language];
  const lang = language === 'en' ? 'en' : '';
  const content = (list: readonly Thread[] | undefined): Markup | Markup[] | string => {
    if (!list) return html`<p>${w.unavailable}</p>`;
    if (!list.length) return html`<p>${filter ? w.none : w.empty}</p>`;
    const newest = list.slice(0, SHOWN);
    return html`<div class="phones">
<nav aria-label="${w.phones}"><ul>${newest.map(
      (t) =>
        html`<li><a href="#n${t.number}">${spaced(t.number)}</a> <span>${w.messages(t.messages.length)}</span></li>`,
    )}</ul></nav>
<div class="threads">${newest.map((t) => thread(t, page, w))}</div></div>${list.length > SHOWN ? html`<p>${w.more(list.length - SHOWN)}</p>` : ''}`;
  };
  return String(html`${raw('<!doctype html>')}
<html lang="${w.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${w.title}</title><link rel="stylesheet" href="/phones/phones.css"><script src="/phones/phones.js" defer></script></head>
<body><header><h1>${w.title}</h1>
<a href="${address({ number: filter, lang: lang ? '' : 'en' })}" lang="${lang ? 'zh-CN' : 'en'}">${w.other}</a></header>
<main><p>${w.intro}</p>
<form class="filter" action="/phones" method="get"><label for="number">${w.filter}</label>
<input id="number" name="number" inputmode="tel" autocomplete="off" value="${filter}">${
    lang ? html`<input type="hidden" name="lang" value="en">` : ''
  }<button type="submit">${w.apply}</button>
<a href="${address({ number: filter, lang })}">${w.refresh}</a>${
    filter ? html` <a href="${address({ lang })}">${w.all}</a>` : ''
  }</form>
<div id="live">${content(threads)}</div></main></body></html>
`);
}
