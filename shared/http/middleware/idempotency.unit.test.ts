import { expect, test } from 'vitest';
import { after } from '../testing/step.ts';
import { idempotency } from './idempotency.ts';

const ask = (keyed: boolean, key?: string, text = '{}', rawPath = '/api/trial/things') =>
  after(idempotency({ keyed }), {
    event: { rawPath, headers: key === undefined ? {} : { 'idempotency-key': key } },
    facts: { text },
  });

test('rejects a request to a keyed route without a valid key', async () => {
  for (const key of [undefined, '', 'short', 'with space', 'x'.repeat(101)])
    await expect(ask(true, key)).rejects.toThrow('idempotency-key-needed');
  expect((await ask(true, '12345678')).key).toBe('12345678');
});

test('uses the request id as key on other routes', async () => {
  expect((await ask(false)).key).toBe('request-1');
});

test('gives the same fingerprint to the same body at the same path only', async () => {
  const { fingerprint } = await ask(true, '12345678');
  expect((await ask(true, 'another-key')).fingerprint).toBe(fingerprint);
  expect((await ask(true, '12345678', '{"a":1}')).fingerprint).not.toBe(fingerprint);
  expect((await ask(true, '12345678', '{}', '/api/trial/others')).fingerprint).not.toBe(fingerprint);
});
