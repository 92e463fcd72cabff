import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { authenticator } from './authenticate.ts';

interface Signer {
  readonly key: CryptoKey;
  readonly jwk: JWK;
  readonly alg: string;
}
const signer = async (alg: string, kid: string): Promise<Signer> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }, alg };
};
const POOL = 'https://idp.example/pool';
let server: Server;
let origin = '';
let staff: Signer;
let resident: Signer;
let stranger: Signer;
let authenticate: ReturnType<typeof authenticator>;

beforeAll(async () => {
  staff = await signer('RS256', 'staff-1');
  resident = await signer('EdDSA', 'resident-1');
  stranger = await signer('RS256', 'staff-1');
  server = createServer((request, response) => {
    if (request.url === '/broken.json') return response.writeHead(503).end();
    const keys = request.url === '/pool.json' ? [staff.jwk] : [resident.jwk];
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv('HUYING_ORIGIN', origin);
  vi.stubEnv('OIDC_ISSUER', POOL);
  vi.stubEnv('OIDC_JWKS', `${origin}/pool.json`);
  vi.stubEnv('OIDC_AUDIENCE', 'client-1');
  for (const name of ['AUTHORIZE', 'TOKEN']) vi.stubEnv(`OIDC_${name}`, POOL);
  authenticate = make();
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

const make = () =>
  authenticator(async (number) => ({ member: `m-${number}`, grants: [{ role: 'worker', area: 'qt' }] }));

interface Wish {
  readonly by?: Signer;
  readonly iss?: string;
  readonly aud?: string;
  readonly sub?: string | undefined;
  readonly expires?: number | undefined;
  readonly claims?: Record<string, unknown>;
}
async function token(wish: Wish): Promise<string> {
  const { by = staff, iss = POOL, aud = 'client-1', claims = {} } = wish;
  const jwt = new SignJWT(claims)
    .setProtectedHeader({ alg: by.alg, kid: by.jwk.kid ?? '' })
    .setIssuer(iss)
    .setAudience(aud);
  const { sub, expires } = { sub: 'sub-1', expires: 60, ...wish };
  if (sub !== undefined) jwt.setSubject(sub);
  if (expires !== undefined) jwt.setExpirationTime(Math.floor(Date.now() / 1000) + expires);
  return jwt.sign(by.key);
}
const ofStaff = (wish: Wish = {}) => token({ claims: { 'cognito:username': '30412' }, ...wish });
const ofResident = (wish: Wish = {}) =>
  token({ by: resident, iss: `${origin}/api/intake`, aud: 'resident', sub: 'R1', ...wish });

const call = (headers: Record<string, string>, cookies?: string[]) =>
  authenticate({ headers, cookies } as unknown as APIGatewayProxyEventV2);
const bearer = (jwt: string) => call({ authorization: `Bearer ${jwt}` });
const expired = expect.objectContaining({ status: 401, code: 'token-expired' });

test('treats a request without a bearer token as anonymous', async () => {
  expect(await call({})).toEqual({ kind: 'anonymous' });
  expect(await call({}, ['theme=dark', 'staff=', '=x'])).toEqual({ kind: 'anonymous' });
  expect(await call({ authorization: 'Basic eDp5' })).toEqual({ kind: 'anonymous' });
});

test('identifies staff by their token and grants what the service’s own copy says', async () => {
  expect(await bearer(await ofStaff())).toEqual({
    kind: 'staff',
    staff: '30412',
    member: 'm-30412',
    grants: [{ role: 'worker', area: 'qt' }],
  });
});

test('takes the staff number from Cognito’s sign-in name, else the standard claim, else the subject', async () => {
  const numberOf = async (claims: Record<string, unknown>) => bearer(await ofStaff({ claims }));
  expect(await numberOf({ 'cognito:username': 'a', preferred_username: 'b' })).toMatchObject({ staff: 'a' });
  expect(await numberOf({ preferred_username: 'b' })).toMatchObject({ staff: 'b' });
  expect(await numberOf({})).toMatchObject({ staff: 'sub-1' });
});

test('opens the one report of a resident’s token', async () => {
  expect(await bearer(await ofResident())).toEqual({ kind: 'resident', report: 'R1' });
});

test('verifies residents by the issuer’s own keys without asking its address', async () => {
  vi.stubEnv('HUYING_ORIGIN', 'http://127.0.0.1:1');
  const jwt = await ofResident({ iss: 'http://127.0.0.1:1/api/intake' });
  const event = { headers: { authorization: `Bearer ${jwt}` } } as unknown as APIGatewayProxyEventV2;
  const own = authenticator(
    async () => ({ grants: [] }),
    () => createLocalJWKSet({ keys: [resident.jwk] }),
  );
  expect(await own(event)).toEqual({ kind: 'resident', report: 'R1' });
  await expect(make()(event)).rejects.not.toEqual(expired);
  vi.stubEnv('HUYING_ORIGIN', origin);
});

test('takes a bearer token before cookies, and staff before residents', async () => {
  const [s, r] = [await ofStaff(), await ofResident()];
  expect(await call({}, [`staff=${s}`])).toMatchObject({ kind: 'staff' });
  expect(await call({}, [`resident=${r}`])).toMatchObject({ kind: 'resident' });
  expect(await call({}, [`resident=${r}`, `staff=${s}`])).toMatchObject({ kind: 'staff' });
  expect(await call({ authorization: `bearer ${r}` }, [`staff=${s}`])).toMatchObject({ kind: 'resident' });
});

test.each<[string, () => Promise<string>]>([
  ['is no token', async () => 'x.y.z'],
  ['is expired', () => ofStaff({ expires: -1 })],
  ['never expires', () => ofStaff({ expires: undefined })],
  ['has no subject', () => ofStaff({ sub: undefined })],
  ['is for another audience', () => ofStaff({ aud: 'client-2' })],
  ['is from another issuer', () => ofStaff({ iss: 'https://idp.example/other' })],
  ['was signed by a stranger with our key id', () => ofStaff({ by: stranger })],
  ['names a key that nobody has', async () => ofStaff({ by: { ...stranger, jwk: { kid: 'other' } } })],
  ['is a resident’s, expired', () => ofResident({ expires: -1 })],
  ['is a resident’s that never expires', () => ofResident({ expires: undefined })],
  ['is a resident’s without a report', () => ofResident({ sub: undefined })],
  ['is a resident’s for another audience', () => ofResident({ aud: 'client-1' })],
  ['is staff’s, signed with the residents’ key', () => ofStaff({ by: resident })],
  ['is a resident’s, signed with the staff’s key', () => ofResident({ by: staff })],
  ['is a resident’s that claims the staff’s issuer', () => ofResident({ iss: POOL })],
  ['is staff’s that claims the residents’ issuer', () => ofStaff({ iss: `${origin}/api/intake` })],
  ['is not signed at all', async () => unsigned({ iss: POOL, aud: 'client-1' })],
  [
    'is a resident’s that is not signed at all',
    async () => unsigned({ iss: `${origin}/api/intake`, aud: 'resident' }),
  ],
  ['was changed after signing', async () => changed(await ofStaff())],
])('rejects a token that %s rather than treat it as anonymous', async (_, make) => {
  await expect(bearer(await make())).rejects.toEqual(expired);
});

test('throws, without rejecting the token, when keys cannot be fetched', async () => {
  vi.stubEnv('OIDC_JWKS', `${origin}/broken.json`);
  authenticate = make();
  await expect(bearer(await ofStaff())).rejects.toSatisfy((error) => !('status' in (error as object)));
  vi.stubEnv('OIDC_JWKS', `${origin}/pool.json`);
  authenticate = make();
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = (of: { iss: string; aud: string }) =>
  `${part({ alg: 'none', kid: 'staff-1' })}.${part({ ...of, sub: 'R1', 'cognito:username': '30412', exp: 9_999_999_999 })}.`;
function changed(jwt: string): string {
  const [head, , signature] = jwt.split('.');
  const claims = { iss: POOL, aud: 'client-1', sub: 'x', 'cognito:username': 'admin', exp: 9_999_999_999 };
  return `${head}.${part(claims)}.${signature}`;
}
