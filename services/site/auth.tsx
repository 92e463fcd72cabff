import { createRemoteJWKSet } from 'jose';
import { env } from '#shared/env.ts';
import { lambda } from './lambda.ts';
import { signInSite } from './signin/routes.tsx';

const { oidc, origin } = env;

/** Function `auth`: everything below /auth. */
export const handler = lambda(
  signInSite({ oidc, origin, keys: createRemoteJWKSet(new URL(oidc.jwks)), fetcher: fetch, now: Date.now }),
);
