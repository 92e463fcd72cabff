import type { Language } from '#events/fields.ts';
import { log } from '#shared/observe/log.ts';
import { requestLine } from '#shared/service/request-line.ts';
import type { AnswerTo, RequestBy, Route } from './routes.ts';

/** One wrong field in a service's own words, in the caller's language. */
export interface ApiFieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A service said no: problem details with a stable code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly errors: readonly ApiFieldError[];
  /** Seconds after which trying again makes sense. */
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

/** What opens a route to a resident: their token. */
export interface WithToken {
  readonly token?: string;
}

/** Asks by a route, and gives the body of its good answer. */
export type Ask = <R extends Route>(route: R, request: RequestBy<R> & WithToken) => Promise<AnswerTo<R>>;

/** Signed headers that say for whom a page asks (shared/http/address.ts). */
export type Caller = Readonly<Record<string, string>>;

/** Longest wait for one try; with one repetition it stays below the function's own limit. */
const ATTEMPT_MS = 8_000;
const PAUSE_MS = 150;

/**
 * Asks the services below the one origin for the reader of one page: their language and correlation id travel along.
 * What may be repeated without harm is tried twice, so that one lost connection is not a failed page.
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
