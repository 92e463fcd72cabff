import { system } from './system.ts';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export interface How {
  readonly body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly token?: string;
  readonly key?: string;
  readonly lang?: 'zh-CN' | 'en';
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request to the running system, under its one origin. */
export async function call<T = Record<string, unknown>>(
  method: string,
  path: string,
  how: How = {},
): Promise<Answer<T>> {
  const { origin } = await system();
  const body = how.raw ?? (how.body === undefined ? undefined : JSON.stringify(how.body));
  const answer = await fetch(origin + path, {
    method,
    headers: {
      'accept-language': how.lang ?? 'zh-CN',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(how.token && { authorization: `Bearer ${how.token}` }),
      ...(how.key && { 'idempotency-key': how.key }),
      ...how.headers,
    },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: (isJson(answer) && text ? JSON.parse(text) : text) as T,
  };
}

const isJson = (answer: Response) => /json/.test(answer.headers.get('content-type') ?? '');

/** @throws with the whole answer when the status is another */
export async function expectCall<T = Record<string, unknown>>(
  status: number,
  method: string,
  path: string,
  how: How = {},
): Promise<T> {
  const answer = await call<T>(method, path, how);
  if (answer.status !== status) {
    throw new Error(
      `${method} ${path}: ${answer.status} instead of ${status}: ${JSON.stringify(answer.body).slice(0, 600)}`,
    );
  }
  return answer.body;
}
