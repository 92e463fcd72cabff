import { createHash } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Visitor } from '../testing/visitor.ts';
import { unseal } from './flow.ts';
import { signInSite } from './routes.tsx';

const ORIGIN = 'https://huying.example';
vi.stubEnv('HUYING_ORIGIN', ORIGIN);
vi.spyOn(console, 'log').mockImplementation(() => undefined);

const oidc = {
  issuer: 'https://idp.example/pool',
  audience: 'client',
  authorize: 'https://idp.example/oauth2/authorize',
  token: 'https://idp.example/oauth2/token',
};
let ours: CryptoKeyPair;
let theirs: CryptoKeyPair;
beforeAll(async () => {
  ours = (await generateKeyPair('RS256')) as CryptoKeyPair;
  theirs = (await generateKeyPair('RS256')) as CryptoKeyPair;
});

type Claims = { issuer?: string; audience?: string; nonce?: string; exp?: number; key?: CryptoKeyPair };
const NOW = Date.now();
const idToken = (nonce: string, c: Claims = {}) =>
  new SignJWT({ nonce: c.nonce ?? nonce, 'cognito:username': 'S1001' })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(c.issuer ?? oidc.issuer)
    .setAudience(c.audience ?? oidc.audience)
    .setSubject('s')
    .setIssuedAt()
    .setExpirationTime(c.exp ?? Math.floor(NOW / 1000) + 3600)
    .sign((c.key ?? ours).privateKey);

let asked: URLSearchParams[];
let visitor: Visitor;
let answer: (nonce: string) => Promise<Response>;

beforeEach(() => {
  asked = [];
  answer = async (nonce) => Response.json({ id_token: await idToken(nonce) });
  const fetcher = (async (_url: string, init: RequestInit) => {
    asked.push(init.body as URLSearchParams);
    return answer(attempt().nonce);
  }) as typeof fetch;
  visitor = new Visitor(
    signInSite({ oidc, origin: ORIGIN, keys: async () => ours.publicKey, fetcher, now: () => NOW }),
    {},
  );
});

const attempt = () => {
  const found = unseal(visitor.cookies.get('__Host-signin'));
  if (!found) throw new Error('no attempt');
  return found;
};
const login = (to = '/staff/tickets') => visitor.once('GET', `/auth/login?to=${encodeURIComponent(to)}`);
const back = (query: string) => visitor.once('GET', `/auth/callback?${query}`);
const right = () => `code=c1&state=${attempt().state}`;

test('proves the verifier, sets the session and opens the requested page', async () => {
  const left = await login();
  const sent = new URL(left.headers.location ?? '');
  const seen = await back(right());
  expect(seen.headers.location).toBe('/staff/tickets');
  expect(visitor.cookies.get('__Host-staff')).toMatch(/^ey/);
  expect(visitor.cookies.has('__Host-signin')).toBe(false);
  const verifier = asked[0]?.get('code_verifier') ?? '';
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(
    sent.searchParams.get('code_challenge'),
  );
});

const wrongTokens: [string, Claims | (() => Claims)][] = [
  ['another issuer', { issuer: 'https://evil.example' }],
  ['another audience', { audience: 'other' }],
  ['the nonce of another attempt', { nonce: 'replayed' }],
  ['an expiry in the past', { exp: Math.floor(NOW / 1000) - 3600 }],
  ['a signature by another key', () => ({ key: theirs })],
];
test.each(wrongTokens)('rejects a token with %s', async (_name, claims) => {
  await login();
  answer = async (nonce) =>
    Response.json({ id_token: await idToken(nonce, typeof claims === 'function' ? claims() : claims) });
  expect((await back(right())).headers.location).toBe('/auth/failed?why=unproved');
  expect(visitor.cookies.has('__Host-staff')).toBe(false);
});

test.each([
  ['a state that is not ours', () => 'code=c1&state=other', 'stale'],
  ['a refused sign-in', () => `error=access_denied&state=${attempt().state}`, 'denied'],
])('explains %s and offers to sign in again', async (_name, query, why) => {
  await login();
  expect((await back(query())).headers.location).toBe(`/auth/failed?why=${why}`);
  expect(asked).toHaveLength(0);
  const page = await visitor.open(`/auth/failed?why=${why}`);
  expect(page.html).toContain('href="/auth/login"');
});

test('treats a callback without an attempt as stale', async () => {
  expect((await back('code=c1&state=')).headers.location).toBe('/auth/failed?why=stale');
});

test.each([
  [() => Promise.reject(new TypeError('fetch failed')), 'unreachable'],
  [async () => Response.json({}, { status: 503 }), 'unreachable'],
  [async () => Response.json({ error: 'invalid_grant' }, { status: 400 }), 'stale'],
  [async () => Response.json({ access_token: 'only' }), 'unproved'],
] as const)('maps answer %# of the token endpoint to %s', async (reply, why) => {
  await login();
  answer = reply as typeof answer;
  expect((await back(right())).headers.location).toBe(`/auth/failed?why=${why}`);
});

test('signs out only on a POST from this site', async () => {
  visitor.cookies.set('__Host-staff', 'token');
  expect((await visitor.once('GET', '/auth/logout')).html).toContain('method="post"');
  expect((await visitor.once('POST', '/auth/logout', {})).status).toBe(403);
  expect(visitor.cookies.has('__Host-staff')).toBe(true);
  const own = new Visitor(
    signInSite({ oidc, origin: ORIGIN, keys: async () => ours.publicKey, fetcher: fetch, now: () => NOW }),
    { origin: ORIGIN },
  );
  own.cookies.set('__Host-staff', 'token');
  expect((await own.once('POST', '/auth/logout', {})).headers.location).toBe('/');
  expect(own.cookies.has('__Host-staff')).toBe(false);
});
