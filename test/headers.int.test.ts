import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../infra/tooling/system/layout.ts';
import { answerHeaders, policies } from '../shared/http/headers.ts';
import { sendReport } from './support/report.ts';
import { system } from './support/system.ts';

/** What browsers are told by whatever answers under the one origin. */
let origin: string;
beforeAll(async () => {
  ({ origin } = await system());
});

const open = (path: string, init: RequestInit = {}) => fetch(origin + path, { redirect: 'manual', ...init });
const asset = (folder: string): string => {
  const name = readdirSync(join(root, '.build', 'site', folder)).find((file) => /\.(css|js)$/.test(file));
  return `/${folder}/${name}`;
};
const told = (answer: Response, policy: string): void => {
  for (const [name, value] of Object.entries(answerHeaders(policy, false)))
    expect(answer.headers.get(name), `${answer.url} ${name}`).toBe(value);
  // Over plain http a browser must not be told to insist on https.
  expect(answer.headers.get('strict-transport-security')).toBeNull();
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
    expect(answer.headers.get(name) ?? '', name).not.toMatch(/hono|node|express|\*/i);
};

test.each([
  '/',
  '/report',
  '/track',
  '/privacy',
  '/directory',
  '/nowhere',
  '/auth/logout',
  '/auth/failed',
  '/track/status',
])('residents’ page %s: nothing inline, framed by nobody, kept by no cache', async (path) => {
  const answer = await open(path);
  told(answer, policies.page);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('the staff app: a fresh nonce for each answer, in the policy and in the page', async () => {
  const nonces = new Set<string>();
  for (const path of ['/staff', '/staff/', '/staff/tickets/x']) {
    const answer = await open(path);
    const nonce = /'nonce-([\w+/=]+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    told(answer, policies.staff(nonce));
    expect(await answer.text()).toContain(`content="${nonce}"`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
  for (const nonce of nonces) expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
});

test('answers of APIs, good and bad, are data that no page may use', async () => {
  const { report } = await sendReport();
  for (const [path, init] of [
    ['/api/intake/health', {}],
    ['/api/community/public/areas', {}],
    [`/api/intake/reports/${report}`, {}],
    ['/api/intake/nowhere', {}],
    ['/api/intake/reports', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }],
  ] as const) {
    const answer = await open(path, init);
    told(answer, policies.data);
    // Public lists may be kept for a minute; what is somebody's never.
    if (!path.includes('/public/')) expect(answer.headers.get('cache-control')).toBe('no-store');
  }
});

test('files are never served as pages, nor are missing ones', async () => {
  for (const path of [asset('assets'), asset('staff/assets'), '/assets/nothing.js'])
    told(await open(path), policies.data);
});

test('photos are sandboxed, and behind signed links only', async () => {
  const bare = await open('/photos/P0000000000000000-00000000000000000000000000');
  told(bare, policies.upload);
  expect(bare.status).toBe(403);
  told(await open('/uploads', { method: 'POST', body: new FormData() }), policies.upload);
});

test('the engine’s own switches are not behind the door', async () => {
  for (const path of [
    '/_ministack/health',
    '/_ministack/reset',
    '/_localstack/health',
    '/health',
    '/_huying/x',
  ])
    expect((await open(path)).status, path).toBe(404);
});

test('cookies are out of scripts’ reach, for this site only, and end', async () => {
  const login = await open('/auth/login?to=/staff/');
  const cookies = [...login.headers.getSetCookie(), ...(await open('/?lang=en')).headers.getSetCookie()];
  expect(cookies.length).toBeGreaterThanOrEqual(2);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/Path=\/(;|$)/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Max-Age=\d+/);
    expect(cookie).not.toMatch(/Domain=/i);
    // The language is no secret.
    if (!cookie.startsWith('lang=')) expect(cookie).toMatch(/HttpOnly/);
  }
});

test('sign-in redirects to this site only', async () => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const login = await open(`/auth/login?to=${encodeURIComponent(to)}`);
    expect(login.status).toBe(302);
    const sealed = login.headers.getSetCookie().join();
    expect(decodeURIComponent(sealed) + Buffer.from(sealed.split('=')[1] ?? '', 'base64url')).not.toContain(
      'evil',
    );
  }
  const forged = await open('/auth/callback?code=x&state=y');
  expect([forged.status, forged.headers.get('location')]).toEqual([303, '/auth/failed?why=stale']);
});
