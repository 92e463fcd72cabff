import type { Language } from '#events/fields.ts';
import { say, type Words } from '#shared/text/language.ts';

/** An invalid field, by its name in the API. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A failed call, with a message that can be shown to the person as it is. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Stable code of the service, or `offline`, `timeout`, `unreachable`, `unreadable`. */
  readonly code: string;
  readonly title: string;
  readonly errors: readonly FieldError[];
  /** Correlation id, to be quoted when asking for help. */
  readonly instance: string | undefined;
  /** Further members of the problem details. */
  readonly more: Readonly<Record<string, unknown>>;
  constructor(of: {
    status: number;
    code: string;
    title: string;
    errors?: readonly FieldError[];
    instance?: string | undefined;
    more?: Readonly<Record<string, unknown>>;
  }) {
    super(of.code);
    this.status = of.status;
    this.code = of.code;
    this.title = of.title;
    this.errors = of.errors ?? [];
    this.instance = of.instance;
    this.more = of.more ?? {};
  }
}

const own = {
  offline: { zh: '没有网络，请恢复网络后重试', en: 'You are offline; try again when the network is back' },
  timeout: { zh: '等了太久没有回应，请重试', en: 'No answer in time; please try again' },
  unreachable: { zh: '暂时连不上系统，请稍后重试', en: 'The system cannot be reached; please try again' },
  unreadable: {
    zh: '系统的回应无法识别，请稍后重试',
    en: 'The answer could not be understood; please try again',
  },
} as const satisfies Record<string, Words>;

/** The problem of a call without an answer: offline, timed out, or unreachable. */
export function noAnswer(error: unknown, online: boolean, lang: Language): ApiProblem {
  const name = error instanceof Error ? error.name : '';
  const code = !online ? 'offline' : name === 'TimeoutError' ? 'timeout' : 'unreachable';
  return new ApiProblem({ status: 0, code, title: say(own[code], lang) });
}

/** The problem of an error answer. Problem details are in the caller's language already; anything else gets our message. */
export function problemFrom(status: number, body: unknown, lang: Language): ApiProblem {
  const at = (key: string): unknown =>
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined;
  const title = at('title');
  const code = at('code');
  const instance = at('instance');
  if (typeof title === 'string' && typeof code === 'string') {
    return new ApiProblem({
      status,
      code,
      title,
      errors: Array.isArray(at('errors')) ? (at('errors') as FieldError[]) : [],
      instance: typeof instance === 'string' ? instance : undefined,
      more: body as Record<string, unknown>,
    });
  }
  const key = status >= 500 ? 'unreachable' : 'unreadable';
  return new ApiProblem({ status, code: key, title: say(own[key], lang) });
}

/** The problem of a failed call, whatever was thrown. */
export const asProblem = (error: unknown, lang: Language): ApiProblem =>
  error instanceof ApiProblem ? error : noAnswer(error, true, lang);
