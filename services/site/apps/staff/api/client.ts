import type { Language } from '#events/fields.ts';
import { requestLine } from '#shared/service/request-line.ts';
import type { AnswerTo, RequestBy, Route } from '../../../apis/routes.ts';
import { noAnswer, problemFrom } from './problem.ts';

/** After this long without an answer the person is asked whether to retry. */
const TIMEOUT_MS = 20_000;

export interface Client {
  readonly lang: Language;
  /**
   * Asks by a route, and gives the body of its good answer. `key` is the intent's Idempotency-Key: sending twice with
   * the same key and body acts once.
   * @throws ApiProblem
   */
  ask<R extends Route>(route: R, request: RequestBy<R>, signal?: AbortSignal): Promise<AnswerTo<R>>;
}

interface ClientOptions {
  readonly lang: Language;
  readonly fetch: typeof globalThis.fetch;
  readonly online: () => boolean;
  /** The session is over: sign in again and come back. */
  readonly signedOut: () => void;
}

/** Talks to the services under the one origin, in the person's language, with the session cookie that sign-in set. */
export function client(options: ClientOptions): Client {
  const { lang } = options;
  const ask: Client['ask'] = async (route, request, signal) => {
    const { method, target } = requestLine(route, request);
    const { body: content, key } = request;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    let response: Response;
    let body: unknown;
    try {
      response = await options.fetch(target, {
        method,
        headers: {
          accept: 'application/json',
          'accept-language': lang,
          ...(content !== undefined && { 'content-type': 'application/json' }),
          ...(key && { 'idempotency-key': key }),
        },
        ...(content !== undefined && { body: JSON.stringify(content) }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      body = await readJson(response);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw noAnswer(error, options.online(), lang);
    }
    if (response.ok) return body as never;
    if (response.status === 401) options.signedOut();
    throw problemFrom(response.status, body, lang);
  };
  return { lang, ask };
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
