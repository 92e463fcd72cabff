/**
 * What every answer tells a browser, whoever makes it: pages, APIs, files, photos; locally the door and on AWS CloudFront
 * take them from here too. After the OWASP secure headers project.
 *
 * The referrer stays within this origin: nothing leaks, and browsers before Sec-Fetch-Site still send our own Origin
 * with a form (under `no-referrer` they would send `null`, and the cross-site check would refuse them).
 */
export const answerHeaders = (policy: string, secure: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  ...(secure && { 'strict-transport-security': `max-age=${YEAR}` }),
});

/** Seconds for which a browser that saw https here comes back by https only. */
export const YEAR = 31_536_000;

const policy = (...rules: readonly string[]): string => rules.join('; ');
const NOWHERE = ["frame-ancestors 'none'", "base-uri 'none'"] as const;

/** Content security policies by kind of answer. No inline script anywhere. */
export const policies = {
  /** Residents' pages: styles and the small script come from our own files, nothing inline. */
  page: policy(
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "script-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    ...NOWHERE,
  ),
  /**
   * The staff app. Its libraries write styles at run time, let through by this answer's nonce; `style-src-attr` is the
   * exception that they need, because they position by style attributes.
   */
  staff: (nonce: string): string =>
    policy(
      "default-src 'self'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "object-src 'none'",
      ...NOWHERE,
    ),
  /** Data and files, should somebody open them as a page: everything is forbidden. */
  data: policy("default-src 'none'", ...NOWHERE),
  /** Files from others: sandboxed, should a browser ever render one as a page. */
  upload: policy("default-src 'none'", 'sandbox', ...NOWHERE),
} as const;
