import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { attach } from '../system.ts';

const { origin, outputs } = await attach();
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

test('the engine’s own switches are not reachable through the door', async () => {
  expect((await fetch(`${origin}/_ministack/reset`, { method: 'POST' })).status).toBe(404);
});
