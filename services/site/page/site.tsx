import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import type { Language } from '#events/fields.ts';
import { env } from '#shared/env.ts';
import { addressOf, signedCaller } from '#shared/http/address.ts';
import { fromSameSite } from '#shared/http/authenticate.ts';
import { readCookies } from '#shared/http/cookies.ts';
import { correlationOf } from '#shared/http/correlation.ts';
import { log } from '#shared/observe/log.ts';
import { type Ask, type Caller, Refusal, Unreachable } from '../apis/ask.ts';
import type { Choices } from '../apis/community.ts';
import { type ErrorKind, ErrorPage, errorPages } from './error-page.tsx';
import { chosenLanguage, languageCookie } from './language.ts';
import { ownPath, type View, viewOf } from './view.ts';

export interface SiteEnv {
  Bindings: { readonly event: APIGatewayProxyEventV2 };
  Variables: {
    readonly view: View;
    readonly ask: Ask;
    readonly cookies: Readonly<Record<string, string>>;
    readonly correlation: string;
    /** Below /report only. */
    readonly choices: () => Promise<Choices>;
  };
}
export type Site = Hono<SiteEnv>;
export type Page = Context<SiteEnv>;

/** Ends a request with an error page. */
export class PageError extends Error {
  override readonly name = 'PageError';
  readonly kind: ErrorKind;
  constructor(kind: ErrorKind) {
    super(kind);
    this.kind = kind;
  }
}

/** The application that every page runs in: language, cookies, the same-site check of forms, and error pages. */
export function newSite(askFor: (lang: Language, correlation: string, caller: Caller) => Ask): Site {
  const site = new Hono<SiteEnv>();
  site.use(async (c, next) => {
    const { event } = c.env;
    const correlation = correlationOf(event);
    const cookies = readCookies(event);
    const wanted = c.req.query('lang');
    const lang = chosenLanguage(wanted, cookies, event.headers['accept-language']);
    c.set('cookies', cookies);
    c.set('correlation', correlation);
    c.set('view', viewOf(lang, ownPath(c.req.url)));
    c.set('ask', askFor(lang, correlation, callerOf(event)));
    c.header('content-language', lang);
    if (wanted) addCookie(c, languageCookie(lang));
    if (c.req.method === 'POST' && !fromSameSite(event)) return errorPage(c, 'cross-site');
    await next();
    return undefined;
  });
  site.notFound((c) => errorPage(c, 'not-found'));
  site.onError((error, c) => {
    const kind = errorKindOf(error);
    if (kind === 'down' && !(error instanceof Unreachable)) log.error('page failed', error);
    if (error instanceof Refusal && error.retryAfter !== undefined)
      c.header('retry-after', String(error.retryAfter));
    return errorPage(c, kind);
  });
  return site;
}

/** Services rate-limit this resident, not our function, which asks for everybody. */
const callerOf = (event: APIGatewayProxyEventV2): Caller =>
  signedCaller(addressOf(event, env.front, Date.now()), env.front, Date.now());

const errorPage = (c: Page, kind: ErrorKind): Response | Promise<Response> =>
  render(
    c,
    <ErrorPage view={c.get('view')} kind={kind} reference={c.get('correlation')} />,
    errorPages[kind].status,
  );

function errorKindOf(error: Error): ErrorKind {
  if (error instanceof PageError) return error.kind;
  if (!(error instanceof Refusal)) return 'down';
  if (error.status === 429) return 'busy';
  if (error.status === 413) return 'large';
  return error.code === 'bad-encoding' ? 'encoding' : 'down';
}

type Status = 200 | 400 | 403 | 404 | 413 | 422 | 429 | 503;

/** Answers with a page; the renderer escapes what it shows. */
export const render = (c: Page, page: unknown, status: Status = 200): Response =>
  c.body(`<!doctype html>${page}`, status, { 'content-type': 'text/html; charset=utf-8' });

/** Redirects after a POST with 303, so that reloading the next page posts nothing. */
export const goTo = (c: Page, path: string): Response => c.redirect(path, 303);

export const addCookie = (c: Page, cookie: string): void => c.header('set-cookie', cookie, { append: true });

const MAX_FORM = 65_536;

/** The posted fields. @throws PageError large, encoding */
export async function readForm(c: Page): Promise<URLSearchParams> {
  const text = await c.req.text();
  if (text.length > MAX_FORM) throw new PageError('large');
  const form = new URLSearchParams(text);
  for (const value of form.values()) if (value.includes('\uFFFD')) throw new PageError('encoding');
  return form;
}
