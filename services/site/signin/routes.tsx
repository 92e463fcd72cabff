import type { JWTVerifyGetKey } from 'jose';
import { cookieNames, setCookie } from '#shared/http/cookies.ts';
import { log } from '#shared/observe/log.ts';
import { addCookie, goTo, newSite, type Page, render, type Site } from '../page/site.tsx';
import { ATTEMPT_SECONDS, authorizeUrl, newAttempt, seal, unseal } from './flow.ts';
import { FailedPage, SignOutPage } from './pages.tsx';
import { type Failure, fetchIdToken, SignInFailed, verifyIdToken } from './tokens.ts';

export interface SignInDependencies {
  readonly oidc: {
    readonly issuer: string;
    readonly audience: string;
    readonly authorize: string;
    readonly token: string;
  };
  readonly origin: string;
  readonly keys: JWTVerifyGetKey;
  readonly fetcher: typeof fetch;
  /** Epoch ms. */
  readonly now: () => number;
}

/**
 * Sign-in of staff by OIDC authorization code with PKCE. The session is the provider's identity token in an HttpOnly
 * cookie; every API verifies it again, and what its owner may do comes from the community's grants.
 */
export function signInSite(parts: SignInDependencies): Site {
  const site = newSite(() => () => Promise.reject(new Error('sign-in asks no service')));
  site.get('/auth/login', (c) => startSignIn(c, parts));
  site.get('/auth/callback', (c) =>
    finishSignIn(c, parts).catch((error: unknown) => {
      if (!(error instanceof SignInFailed)) throw error;
      log.warn('sign-in failed', { why: error.why });
      addCookie(c, setCookie(cookieNames().signIn, '', 0));
      return goTo(c, `/auth/failed?why=${error.why}`);
    }),
  );
  site.get('/auth/failed', (c) => render(c, <FailedPage view={c.get('view')} why={whyOf(c)} />));
  site.get('/auth/logout', (c) => render(c, <SignOutPage view={c.get('view')} />));
  site.post('/auth/logout', (c) => {
    addCookie(c, setCookie(cookieNames().staff, '', 0));
    return goTo(c, '/');
  });
  return site;
}

const failures: readonly Failure[] = ['stale', 'denied', 'unproved', 'unreachable'];
const whyOf = (c: Page): Failure => failures.find((why) => why === c.req.query('why')) ?? 'stale';

const callbackOf = (origin: string) => `${origin}/auth/callback`;

function startSignIn(c: Page, { oidc, origin }: SignInDependencies) {
  const attempt = newAttempt(c.req.query('to'));
  addCookie(c, setCookie(cookieNames().signIn, seal(attempt), ATTEMPT_SECONDS));
  return c.redirect(authorizeUrl(oidc, callbackOf(origin), attempt), 302);
}

/** @throws SignInFailed */
async function finishSignIn(c: Page, { oidc, origin, keys, fetcher, now }: SignInDependencies) {
  const attempt = unseal(c.get('cookies')[cookieNames().signIn]);
  if (!attempt || c.req.query('state') !== attempt.state) throw new SignInFailed('stale');
  const code = c.req.query('code');
  if (!code) throw new SignInFailed('denied');
  const { audience, issuer } = oidc;
  const callback = callbackOf(origin);
  const token = await fetchIdToken(fetcher, {
    endpoint: oidc.token,
    audience,
    callback,
    code,
    verifier: attempt.verifier,
  });
  const { exp } = await verifyIdToken(token, keys, { issuer, audience, nonce: attempt.nonce });
  const seconds = Math.max(0, exp - Math.floor(now() / 1000));
  addCookie(c, setCookie(cookieNames().signIn, '', 0));
  addCookie(c, setCookie(cookieNames().staff, token, seconds));
  return goTo(c, attempt.to);
}
