import { createHash, randomBytes } from 'node:crypto';

/** The state of one sign-in, in a short-lived cookie between redirect and callback. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  /** PKCE code verifier: proves to the token endpoint that this browser started the sign-in. */
  readonly verifier: string;
  /** Where to go afterwards: a path of this origin. */
  readonly to: string;
}

/** Long enough to type a password and find a phone for the second factor. */
export const ATTEMPT_SECONDS = 600;
export const DEFAULT_PAGE = '/staff/';

const random = () => randomBytes(32).toString('base64url');

export const newAttempt = (to: string | undefined): Attempt => ({
  state: random(),
  nonce: random(),
  verifier: random(),
  to: safeReturnPath(to),
});

/**
 * A path of this origin, else the default. Browsers read `//host`, `/\host` and paths with tabs or line ends as other
 * hosts, so the check is on the parsed URL.
 */
export function safeReturnPath(to: string | undefined): string {
  const here = 'https://here.invalid';
  if (!to?.startsWith('/') || !URL.canParse(to, here)) return DEFAULT_PAGE;
  const url = new URL(to, here);
  const path = url.pathname + url.search + url.hash;
  return url.origin === here && !path.startsWith('//') && !path.startsWith('/auth/') ? path : DEFAULT_PAGE;
}

export const seal = (attempt: Attempt): string => Buffer.from(JSON.stringify(attempt)).toString('base64url');

/** Parses the cookie; undefined for a value that we did not make. */
export function unseal(cookie: string | undefined): Attempt | undefined {
  try {
    const read = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8')) as Partial<Attempt>;
    const { state, nonce, verifier, to } = read;
    if (!state || !nonce || !verifier) return undefined;
    return { state, nonce, verifier, to: safeReturnPath(to) };
  } catch {
    return undefined;
  }
}

export interface Provider {
  readonly authorize: string;
  readonly audience: string;
}

/** Where the browser goes to sign in (RFC 6749 authorization code, RFC 7636 S256). */
export function authorizeUrl({ authorize, audience }: Provider, callback: string, attempt: Attempt): string {
  const url = new URL(authorize);
  const challenge = createHash('sha256').update(attempt.verifier).digest('base64url');
  for (const [name, value] of Object.entries({
    response_type: 'code',
    client_id: audience,
    redirect_uri: callback,
    scope: 'openid',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }))
    url.searchParams.set(name, value);
  return url.href;
}
