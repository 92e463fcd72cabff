import type { Language } from '#events/fields.ts';
import { log } from '#shared/observe/log.ts';
import { requestLine } from '#shared/service/request-line.ts';
import type { AnswerTo, RequestBy, Route } from './routes.ts';

/** An invalid field, with the service's message in the caller's language. */
export interface ApiFieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A service refused: problem details with a stable code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly errors: readonly ApiFieldError[];
  /** Seconds to wait before trying again. */
  readonly retryAfter: number | undefined;
  constructor(status: number, code: string, errors: readonly ApiFieldError[] = [], retryAfter?: number) {
    super(code);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

/** No usable answer in time: the network, a time limit, or a service that is down. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The token that opens a route to a resident. */
export interface WithToken {
  readonly token?: string;
}

/** Calls a route, and resolves to the body of its success answer. */
export type Ask = <R extends Route>(route: R, request: RequestBy<R> & WithToken) => Promise<AnswerTo<R>>;

/** Signed headers that say for whom a page asks (shared/http/address.ts). */
export type Caller = Readonly<Record<string, string>>;

/** Timeout of one attempt; two of them stay below the function's own timeout. */
const ATTEMPT_MS = 8_000;
const PAUSE_MS = 150;

/**
 * Calls the services under the one origin on behalf of a page's reader, with their language and correlation id. Requests
 * that are safe to repeat are tried twice, so that one lost connection does not fail the page.
 * @throws Refusal when the service answers with a problem, Unreachable when it does not answer
 */
export const asker =
  (fetcher: typeof fetch, origin: string) =>
  (lang: Language, correlation: string, caller: Caller = {}): Ask =>
  async <R extends Route>(route: R, asked: RequestBy<R> & WithToken): Promise<AnswerTo<R>> => {
    const { body, token, key } = asked;
    const { method, target } = requestLine(route, asked);
    const request = {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': lang,
        'x-correlation-id': correlation,
        ...caller,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const tries = method === 'GET' || key ? 2 : 1;
    for (let left = tries - 1; ; left--) {
      const answer = await once(fetcher, origin + target, request);
      if (answer && answer.status < 500) return read(answer);
      log.warn('a service did not answer', { status: answer?.status ?? 0, triesLeft: left });
      if (left === 0) throw new Unreachable();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };

async function once(fetcher: typeof fetch, url: string, request: RequestInit): Promise<Response | undefined> {
  try {
    return await fetcher(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(ATTEMPT_MS) });
  } catch {
    return undefined;
  }
}

interface ProblemBody {
  readonly code?: string;
  readonly errors?: readonly ApiFieldError[];
}

async function read<T>(answer: Response): Promise<T> {
  let body: unknown;
  try {
    body = await answer.json();
  } catch {
    throw new Unreachable();
  }
  if (answer.ok) return body as T;
  const { code = 'unknown', errors = [] } = body as ProblemBody;
  const seconds = Number(answer.headers.get('retry-after'));
  throw new Refusal(answer.status, code, errors, seconds > 0 ? seconds : undefined);
}

/** Runs `work`, and answers `instead` when a service refuses with `status`. */
export async function unless<T, U>(status: number, instead: U, work: () => Promise<T>): Promise<T | U> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.status === status) return instead;
    throw error;
  }
}
