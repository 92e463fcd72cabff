import type { Context } from 'aws-lambda';
import { lambda, type WebApp } from '../lambda.ts';
import { toEvent } from './serve.ts';

export interface ShownPage {
  readonly status: number;
  readonly path: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, string>>;

/** A browser without script, as far as pages notice: it keeps cookies, follows redirects and posts forms. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #handler: ReturnType<typeof lambda>;
  readonly #headers: Fields;

  constructor(
    app: WebApp,
    headers: Fields = { 'sec-fetch-site': 'same-origin', 'accept-language': 'zh-CN' },
  ) {
    this.#handler = lambda(app);
    this.#headers = headers;
  }

  open(path: string): Promise<ShownPage> {
    return this.#go('GET', path);
  }

  post(path: string, fields: Fields = {}): Promise<ShownPage> {
    return this.#go('POST', path, fields);
  }

  /** One request, redirects not followed. */
  async once(method: string, path: string, fields?: Fields): Promise<ShownPage> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const result = await this.#handler(
      toEvent(
        method,
        path,
        { ...this.#headers, ...(cookie && { cookie }) },
        fields && new URLSearchParams(fields).toString(),
      ),
      {} as Context,
    );
    for (const line of result.cookies ?? []) this.#keep(line);
    const headers = result.headers as Record<string, string>;
    return { status: result.statusCode ?? 0, path, html: result.body ?? '', headers };
  }

  async #go(method: string, path: string, fields?: Fields): Promise<ShownPage> {
    const seen = await this.once(method, path, fields);
    const next = seen.headers.location;
    return next?.startsWith('/') ? this.#go('GET', next) : seen;
  }

  #keep(line: string): void {
    const [, name = '', value = '', age = ''] = /^([^=]+)=([^;]*);.*Max-Age=(\d+)/.exec(line) ?? [];
    if (Number(age) === 0) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
