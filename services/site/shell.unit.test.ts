import { S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { policies } from '#shared/http/headers.ts';
import { toEvent } from './testing/serve.ts';

const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const send = vi.spyOn(S3Client.prototype, 'send');
beforeEach(() => {
  vi.stubEnv('HUYING_ORIGIN', 'https://huying.example');
  vi.stubEnv('HUYING_SITE_BUCKET', 'site');
  vi.resetModules();
  print.mockClear();
});
afterEach(() => vi.unstubAllEnvs());

const open = async () => {
  const { handler } = await import('./shell.ts');
  return handler(toEvent('GET', '/staff/tickets/R1'), {} as Context);
};
const lines = () => print.mock.calls.map(([line]) => JSON.parse(String(line)));

test('gives each page a nonce of its own and allows only what carries it', async () => {
  const html = '<style nonce="__NONCE__"></style>';
  send.mockImplementation(async () => ({ Body: { transformToString: async () => html } }) as never);
  const [one, two] = [await open(), await open()];
  const nonce = /nonce="([^"]+)"/.exec(one.body ?? '')?.[1] ?? 'none';
  expect(one).toMatchObject({
    statusCode: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policies.staff(nonce),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
  expect(two.body).not.toBe(one.body);
  expect(lines()).toMatchObject([
    { message: 'request', route: 'shell', status: 200 },
    { message: 'request', route: 'shell', status: 200 },
  ]);
});

test('answers 503 and logs an error before the app is deployed', async () => {
  send.mockImplementation(async () => Promise.reject(new Error('NoSuchKey')));
  expect(await open()).toMatchObject({
    statusCode: 503,
    headers: { 'content-security-policy': policies.data, 'retry-after': '30', 'cache-control': 'no-store' },
    body: expect.stringContaining('not deployed yet'),
  });
  expect(lines()).toMatchObject([{ level: 'error' }, { message: 'request', route: 'shell', status: 503 }]);
});
