import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Attempt } from './flow.ts';

/** Why a sign-in failed; the page for each says what to do. */
export type Failure = 'stale' | 'denied' | 'unproved' | 'unreachable';

export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';
  readonly why: Failure;
  constructor(why: Failure) {
    super(why);
    this.why = why;
  }
}

export interface TokenRequest {
  readonly endpoint: string;
  readonly audience: string;
  readonly callback: string;
  readonly code: string;
  readonly verifier: string;
}

const WAIT_MS = 8_000;

/** Exchanges the code for an identity token. @throws SignInFailed denied, unreachable */
export async function fetchIdToken(fetcher: typeof fetch, q: TokenRequest): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: q.audience,
    redirect_uri: q.callback,
    code: q.code,
    code_verifier: q.verifier,
  });
  let answer: Response;
  let tokens: { id_token?: unknown };
  try {
    answer = await fetcher(q.endpoint, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    });
    tokens = (await answer.json()) as typeof tokens;
  } catch {
    throw new SignInFailed('unreachable');
  }
  if (answer.status >= 500) throw new SignInFailed('unreachable');
  if (!answer.ok) throw new SignInFailed('stale');
  if (typeof tokens.id_token !== 'string') throw new SignInFailed('unproved');
  return tokens.id_token;
}

/**
 * Verifies that our provider issued the identity token for us and for this attempt.
 * @returns its claims
 * @throws SignInFailed unproved
 */
export async function verifyIdToken(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { readonly issuer: string; readonly audience: string; readonly nonce: Attempt['nonce'] },
): Promise<JWTPayload & { exp: number }> {
  const { issuer, audience, nonce } = expected;
  let payload: JWTPayload;
  try {
    ({ payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ['RS256', 'ES256', 'PS256', 'EdDSA'],
      requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
      clockTolerance: 30,
    }));
  } catch {
    throw new SignInFailed('unproved');
  }
  const { exp } = payload;
  if (payload.nonce !== nonce || exp === undefined) throw new SignInFailed('unproved');
  return { ...payload, exp };
}
