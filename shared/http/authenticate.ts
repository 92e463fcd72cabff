import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { env } from '#shared/env.ts';
import { problems } from '#shared/http/problem.ts';
import type { GrantReader } from '../auth/grants.ts';
import type { Principal } from '../auth/principal.ts';
import { cookieNames, readCookies } from './cookies.ts';

/**
 * The keys could not be had: that says nothing about the token, whose owner must not be sent to sign in again.
 */
const KEYS_MISSING: ReadonlySet<string> = new Set([
  'ERR_JOSE_GENERIC',
  'ERR_JWKS_TIMEOUT',
  'ERR_JWKS_INVALID',
]);

/** Tells who calls. Tokens prove identity only; what staff may do comes from the service's own copy of the grants. */
export type Authenticate = (event: APIGatewayProxyEventV2) => Promise<Principal>;

/** Issuer of residents' tokens: intake, under the one origin. */
export const residentIssuer = () => `${env.origin}/api/intake`;

/** Keys are fetched once per warm worker and when an unknown key id appears. */
const lazyKeys = (url: () => string) => {
  let set: ReturnType<typeof createRemoteJWKSet> | undefined;
  return () => {
    set ??= createRemoteJWKSet(new URL(url()));
    return set;
  };
};

/**
 * Bearer token, else the session cookies that the sign-in pages set: staff by OIDC id token, residents by intake's token.
 * @param residentKeys intake's own: asking itself by its front, it would wait behind the very requests that ask
 * @throws Problem token-expired for any token that does not verify: a caller with an old or forged one is not anonymous
 */
export function authenticator(
  grants: GrantReader,
  residentKeys: () => JWTVerifyGetKey = lazyKeys(() => `${residentIssuer()}/jwks.json`),
): Authenticate {
  const staffKeys = lazyKeys(() => env.oidc.jwks);
  return async (event) => {
    const token = tokenOf(event);
    if (!token) return { kind: 'anonymous' };
    try {
      if (issuerOf(token) === residentIssuer()) {
        const { payload } = await jwtVerify(token, residentKeys(), {
          issuer: residentIssuer(),
          audience: 'resident',
          algorithms: ['EdDSA'],
          requiredClaims: ['exp', 'sub'],
        });
        return { kind: 'resident', report: String(payload.sub) };
      }
      const { issuer, audience } = env.oidc;
      const { payload } = await jwtVerify(token, staffKeys(), {
        issuer,
        audience,
        requiredClaims: ['exp', 'sub'],
      });
      const staff = staffNumberOf(payload);
      return { kind: 'staff', staff, ...(await grants(staff)) };
    } catch (error) {
      if (error instanceof errors.JOSEError && !KEYS_MISSING.has(error.code)) throw problems.tokenExpired();
      throw error;
    }
  };
}

const bearerOf = (event: APIGatewayProxyEventV2): string | undefined =>
  /^Bearer (.+)$/i.exec(event.headers.authorization ?? '')?.[1];

function tokenOf(event: APIGatewayProxyEventV2): string | undefined {
  const bearer = bearerOf(event);
  if (bearer) return bearer;
  const cookies = readCookies(event);
  return cookies[cookieNames().staff] ?? cookies[cookieNames().resident];
}

/** Only to choose the keys; the verification then checks it. */
function issuerOf(token: string): string | undefined {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')).iss;
  } catch {
    return undefined;
  }
}

/** Cognito's name for the sign-in name, else the standard claim. */
const staffNumberOf = (payload: JWTPayload): string =>
  String(payload['cognito:username'] ?? payload.preferred_username ?? payload.sub);

/**
 * A browser says where a request comes from, with our cookies or without: a foreign page may neither act in somebody's
 * session nor plant one of its own. A program sends neither header and carries no cookies.
 */
export function fromSameSite(event: APIGatewayProxyEventV2): boolean {
  if (bearerOf(event)) return true;
  const { 'sec-fetch-site': site, origin } = event.headers;
  if (site) return site === 'same-origin';
  if (origin) return origin === env.origin;
  return !event.cookies?.length;
}
