/**
 * What each page tells the browser. Styles and the small script come from our own files only, nothing inline.
 * The referrer stays within this origin: nothing leaks, and browsers before Sec-Fetch-Site still send our own Origin
 * with a form (under `no-referrer` they would send `null`, and the cross-site check would refuse them).
 */
export function pageHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'self'",
      "img-src 'self' data:",
      "script-src 'self'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    // Pages hold what one person typed: no copy stays in a shared phone or a cache on the way.
    'cache-control': 'no-store',
    ...(secure && { 'strict-transport-security': 'max-age=31536000' }),
  };
}
