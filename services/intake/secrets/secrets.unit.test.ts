import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { base32 } from '#shared/ids/id.ts';
import { residentToken, TOKEN_SECONDS } from '../tokens/token.ts';
import { Secrets } from './secrets.ts';

beforeEach(() => void vi.stubEnv('HUYING_ORIGIN', 'https://huying.example'));
afterEach(() => void vi.unstubAllEnvs());

test('functions that start together agree on the same secrets', async () => {
  const { rows, items } = memoryRows(() => new Promise((later) => setTimeout(later, Math.random() * 5)));
  const workers = Array.from({ length: 8 }, () => new Secrets(rows));
  const codes = await Promise.all(workers.map((w) => w.trackingCode('R1')));
  const kids = await Promise.all(workers.map(async (w) => (await w.signingPair()).jwk.kid));
  expect(new Set(codes).size).toBe(1);
  expect(new Set(kids).size).toBe(1);
  expect(
    items()
      .map(({ pk }) => pk)
      .sort(),
  ).toEqual(['secret#hmac', 'secret#token']);
});

test('a tracking code is 13 characters, the same whenever asked, another one for each report and each installation', async () => {
  const [one, two] = [new Secrets(memoryRows().rows), new Secrets(memoryRows().rows)];
  const code = await one.trackingCode('R1');
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
  expect(await one.trackingCode('R1')).toBe(code);
  expect(await one.trackingCode('R2')).not.toBe(code);
  expect(await two.trackingCode('R1')).not.toBe(code);
});

test('a caller’s reference is the same for the same phone and tells nothing about it', async () => {
  const { rows } = memoryRows();
  const secrets = new Secrets(rows);
  const ref = await secrets.callerRef('+8613800005678');
  expect(ref).toMatch(/^c[\w-]{16}$/);
  expect(await new Secrets(rows).callerRef('+8613800005678')).toBe(ref);
  expect(await secrets.callerRef('+8613800005679')).not.toBe(ref);
  expect(await new Secrets(memoryRows().rows).callerRef('+8613800005678')).not.toBe(ref);
});

test('code and reference of the same text have nothing in common', async () => {
  const { rows } = memoryRows();
  const secrets = new Secrets(rows);
  const reference = Buffer.from((await secrets.callerRef('R1')).slice(1), 'base64url');
  // Were both made from one digest, whoever sees references in events could compute codes.
  expect(base32(reference, 13)).not.toBe(await secrets.trackingCode('R1'));
});

test('reads the secrets once for each worker', async () => {
  const asked: string[] = [];
  const { rows } = memoryRows((command) => void asked.push(command));
  const secrets = new Secrets(rows);
  await secrets.trackingCode('R1');
  await secrets.signingPair();
  asked.length = 0;
  await secrets.trackingCode('R2');
  await secrets.callerRef('R2');
  await secrets.signingPair();
  expect(asked).toEqual([]);
});

test('a read that failed is tried again by the next request', async () => {
  let failing = true;
  const { rows } = memoryRows(() => {
    if (failing) throw new Error('throttled');
  });
  const secrets = new Secrets(rows);
  await expect(secrets.trackingCode('R1')).rejects.toThrow('throttled');
  await expect(secrets.signingPair()).rejects.toThrow('throttled');
  failing = false;
  expect(await secrets.trackingCode('R1')).toHaveLength(13);
  expect((await secrets.signingPair()).jwk.kid).toBeDefined();
});

test('a resident’s token is verified by the public key alone, names one report and ends after half an hour', async () => {
  const pair = await new Secrets(memoryRows().rows).signingPair();
  const at = '2026-11-22T01:02:03.456Z';
  const token = await residentToken(pair, 'R1', at);
  const keys = createLocalJWKSet({ keys: [pair.jwk] });
  const verify = (seconds: number) =>
    jwtVerify(token, keys, {
      issuer: 'https://huying.example/api/intake',
      audience: 'resident',
      currentDate: new Date(Date.parse(at) + seconds * 1000),
    });
  const { payload, protectedHeader } = await verify(0);
  expect(payload).toMatchObject({ sub: 'R1', iat: Math.floor(Date.parse(at) / 1000) });
  expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: pair.jwk.kid });
  expect(TOKEN_SECONDS).toBe(1800);
  await verify(1798);
  await expect(verify(1801)).rejects.toThrow('exp');
});

test('the public key holds nothing private', async () => {
  const { jwk } = await new Secrets(memoryRows().rows).signingPair();
  expect(Object.keys(jwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
});
