import type { Language } from '#events/fields.ts';
import { say, type Words } from '#shared/text/language.ts';

/** One wrong field: where, a stable code, and what to do about it in the caller's language. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A wrong field whose message is put into the caller's language at the edge, where the language is known. */
type LocalizedFieldError = Omit<FieldError, 'message'> & { readonly message: string | Words };

/** An answer that is not the wanted one; the edge turns it into problem details (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: Words;
  readonly errors: readonly LocalizedFieldError[];
  /** Seconds after which trying again makes sense; goes out as Retry-After. */
  readonly retryAfter: number | undefined;
  constructor(
    status: number,
    code: string,
    title: Words,
    errors: readonly LocalizedFieldError[] = [],
    retryAfter?: number,
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.title = title;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

/** Problems that every API has. A service adds its own in its `words.ts`. */
export const problems = {
  badJson: () =>
    new Problem(400, 'bad-json', {
      zh: '请求不是有效的 JSON，请检查格式',
      en: 'The body is not valid JSON; check its syntax',
    }),
  badEncoding: () =>
    new Problem(400, 'bad-encoding', {
      zh: '请求不是 UTF-8 编码，请用 UTF-8 保存后重试',
      en: 'The body is not UTF-8; send it as UTF-8',
    }),
  signInNeeded: () => new Problem(401, 'sign-in-needed', { zh: '请先登录', en: 'Please sign in' }),
  tokenExpired: () =>
    new Problem(401, 'token-expired', {
      zh: '登录已过期，请重新登录或重新输入查询码',
      en: 'Your session has expired; sign in or enter your code again',
    }),
  noRight: () =>
    new Problem(403, 'no-right', {
      zh: '您的账号没有这项权限，请联系管理员',
      en: 'Your account may not do this; ask your administrator',
    }),
  crossSite: () =>
    new Problem(403, 'cross-site', { zh: '请从本站页面操作', en: 'Please use the pages of this site' }),
  /** Also for what exists but is not for the caller: unknown and forbidden look alike. */
  notFound: () =>
    new Problem(404, 'not-found', {
      zh: '没有找到，请检查号码或链接',
      en: 'Not found; check the number or the link',
    }),
  conflict: () =>
    new Problem(409, 'conflict', {
      zh: '刚才有别人同时修改，请刷新后重试',
      en: 'Somebody changed this at the same time; reload and try again',
    }),
  tooLarge: () =>
    new Problem(413, 'too-large', {
      zh: '内容太长，请缩短后重试',
      en: 'Too much content; shorten it and try again',
    }),
  notJson: () =>
    new Problem(415, 'not-json', { zh: '请用 application/json 提交', en: 'Send application/json' }),
  invalid: (errors: readonly LocalizedFieldError[]) =>
    new Problem(422, 'invalid', { zh: '有些内容需要改正', en: 'Some fields need correcting' }, errors),
  keyNeeded: () =>
    new Problem(400, 'idempotency-key-needed', {
      zh: '缺少 Idempotency-Key 请求头（8-100 个字符）',
      en: 'The Idempotency-Key header (8-100 characters) is missing',
    }),
  keyReused: () =>
    new Problem(422, 'idempotency-key-reused', {
      zh: '这个 Idempotency-Key 已用于另一份内容，请换一个',
      en: 'This Idempotency-Key was used for another body; make a new one',
    }),
  /** @param seconds until the limit begins anew */
  tooMany: (seconds?: number) =>
    new Problem(
      429,
      'too-many-requests',
      { zh: '操作太频繁，请过一会儿再试', en: 'Too many requests; wait a while and try again' },
      [],
      seconds,
    ),
  /** A state that does not allow the command; the code says which rule. */
  refused: (code: string, status: number, title?: Words) =>
    new Problem(
      status,
      code,
      title ?? {
        zh: '现在不能这样操作，请刷新页面查看最新状态',
        en: 'This is not possible now; reload to see the current state',
      },
    ),
  internal: () =>
    new Problem(500, 'internal', {
      zh: '系统出错了，我们已记录，请稍后重试',
      en: 'Something went wrong on our side; it was recorded, please try again',
    }),
} as const;

/** The body that goes out. `instance` is the correlation id, to be quoted when asking for help. */
export const problemBody = (p: Problem, lang: Language, correlationId: string) => ({
  type: `https://huying.dev/problems/${p.code}`,
  title: say(p.title, lang),
  status: p.status,
  code: p.code,
  instance: correlationId,
  ...(p.errors.length > 0 && {
    errors: p.errors.map(({ message, ...rest }) => ({
      ...rest,
      message: typeof message === 'string' ? message : say(message, lang),
    })),
  }),
});
