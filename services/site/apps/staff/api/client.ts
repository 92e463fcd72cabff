import type { Language } from '#events/fields.ts';
import { refusal, silence } from './problem.ts';

/** After this long without an answer the person gets to decide again. */
const PATIENCE_MS = 20_000;

export interface Client {
  readonly lang: Language;
  /** @throws ApiProblem */
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  /** `key` is the intent's Idempotency-Key: sending twice with the same key and body acts once. @throws ApiProblem */
  post<T>(path: string, body: unknown, key?: string): Promise<T>;
}

interface World {
  readonly lang: Language;
  readonly fetch: typeof globalThis.fetch;
  readonly online: () => boolean;
  /** The session is over: sign in again and come back. */
  readonly signedOut: () => void;
}

/** Talks to the services under the one origin, in the person's language, with the session cookie that sign-in set. */
export function client(world: World): Client {
  const { lang } = world;
  const send = async <T>(path: string, init: RequestInit, signal?: AbortSignal): Promise<T> => {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    let response: Response;
    let body: unknown;
    try {
      response = await world.fetch(path, {
        ...init,
        headers: { accept: 'application/json', 'accept-language': lang, ...init.headers },
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
      });
      body = await readJson(response);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw silence(error, world.online(), lang);
    }
    if (response.ok) return body as T;
    if (response.status === 401) world.signedOut();
    throw refusal(response.status, body, lang);
  };
  return {
    lang,
    get: (path, signal) => send(path, {}, signal),
    post: (path, body, key) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
      }),
  };
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
