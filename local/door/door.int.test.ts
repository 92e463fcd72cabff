import { get } from 'node:http';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { attach } from '../system.ts';

const { endpoint, origin, outputs } = await attach();
const s3 = new S3Client({ forcePathStyle: true });
const Bucket = outputs.SiteBucket;
const Key = `assets/door-test-${Date.now()}.css`;

afterAll(() => s3.send(new DeleteObjectCommand({ Bucket, Key })));

test('a file of the site bucket is served under its key, and not again to whoever has it', async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'p { color: #1b2430 }' }));
  const first = await fetch(`${origin}/${Key}`);
  expect([first.status, first.headers.get('content-type'), await first.text()]).toEqual([
    200,
    'text/css; charset=utf-8',
    'p { color: #1b2430 }',
  ]);
  const etag = first.headers.get('etag') ?? '';
  expect((await fetch(`${origin}/${Key}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  expect((await fetch(`${origin}/${Key}`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${origin}/assets/there-is-none.css`)).status).toBe(404);
});

test('the user pool answers under the same address', async () => {
  const answer = await fetch(`${origin}/${outputs.UserPoolId}/.well-known/openid-configuration`);
  expect(await answer.json()).toMatchObject({
    authorization_endpoint: `${origin}/oauth2/authorize`,
    token_endpoint: `${origin}/oauth2/token`,
    issuer: `https://cognito-idp.us-east-1.amazonaws.com/${outputs.UserPoolId}`,
  });
});

test('the door does not expose the engine’s admin routes', async () => {
  expect((await fetch(`${origin}/_ministack/reset`, { method: 'POST' })).status).toBe(404);
});

test('treats a path that starts with two slashes as any other and answers 404', async () => {
  for (const path of ['//', '//x/simulator', '//x//evil.example/']) {
    const answer = await fetch(origin + path);
    expect(answer.status, path).toBeLessThan(500);
    expect(answer.headers.get('content-security-policy'), path).toContain("default-src 'none'");
    expect(await answer.text(), path).not.toMatch(/href="(\/\/|http:\/\/x)/);
  }
});

test.each(['/phones.json', '/simulator', '/', '/api/intake/health', '/login'])(
  'a page whose name points at this machine does not get %s',
  async (path) => {
    const status = (host: string) =>
      new Promise((resolve, reject) => {
        get(origin + path, { headers: { host } }, (answer) => resolve(answer.resume().statusCode)).once(
          'error',
          reject,
        );
      });
    expect(await status(`evil.example:${new URL(origin).port}`)).toBe(421);
    expect(await status(new URL(origin).host)).not.toBe(421);
  },
);

test('a page of another origin does not reach the engine past the door', async () => {
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  for (const method of ['OPTIONS', 'POST', 'GET']) {
    const answer = await fetch(endpoint, { method, headers: foreign });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  }
});

test('a browser that signs in or posts a photo here is passed on', async () => {
  const own = { origin, 'sec-fetch-site': 'same-origin' };
  const keys = await fetch(`${origin}/${outputs.UserPoolId}/.well-known/jwks.json`, { headers: own });
  expect(keys.status).toBe(200);
  for (const path of ['/uploads', '/oauth2/token']) {
    const refused = await fetch(origin + path, { method: 'POST', headers: own, body: new FormData() });
    expect(await refused.text()).not.toContain('not web pages');
  }
});
