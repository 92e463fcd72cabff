import { randomUUID } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { assigned } from './support/assigned.ts';
import { call, expectCall, type How } from './support/call.ts';
import { alike, type ProblemBody, refused } from './support/refusal.ts';
import { clearReport, type Receipt, sendReport, trackingToken } from './support/report.ts';
import { anAddress, freshReport, from } from './support/strangers.ts';
import { system, tokenOf } from './support/system.ts';
import { untouched } from './support/untouched.ts';

/** What strangers make up, take from others, or twist: tokens, keys of requests, bodies and paths. */
const TRACK = '/api/intake/track';
const REPORTS = '/api/intake/reports';
let one: Receipt;
let other: Receipt;
let mine: string;
let origin = '';
beforeAll(async () => {
  origin = (await system()).origin;
  [one, other] = await Promise.all([freshReport(), freshReport()]);
  mine = await trackingToken(one);
  await assigned(one, other);
}, 90_000);

describe('forged tokens', () => {
  const claims = (report: string) => ({ iss: `${origin}/api/intake`, aud: 'resident', sub: report });
  const soon = () => Math.floor(Date.now() / 1000) + 600;
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  test('with no algorithm, a wrong one, the public key as a secret, another’s key, or parts of two', async () => {
    const { keys } = await expectCall<{ keys: { kid: string; x: string }[] }>(
      200,
      'GET',
      '/api/intake/jwks.json',
    );
    const [{ kid = '', x = '' } = {}] = keys;
    const { privateKey } = await generateKeyPair('EdDSA');
    const whole = { ...claims(other.report), exp: soon() };
    const signed = (alg: string, key: CryptoKey | Uint8Array, header: object = {}) =>
      new SignJWT(whole).setProtectedHeader({ alg, kid, ...header }).sign(key);
    const [head = '', , signature = ''] = mine.split('.');
    const theirs = await trackingToken(other);
    const made = [
      `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(whole)}.`,
      `${encoded({ alg: 'None', kid })}.${encoded(whole)}.${signature}`,
      await signed('HS256', Buffer.from(x, 'base64url')),
      await signed('HS256', Buffer.from(JSON.stringify(keys[0]))),
      await signed('EdDSA', privateKey),
      await signed('EdDSA', privateKey, { jwk: { kty: 'OKP', crv: 'Ed25519', x } }),
      await signed('EdDSA', privateKey, { jku: `${origin}/api/intake/jwks.json`, kid: '../../etc/passwd' }),
      `${head}.${encoded(whole)}.${signature}`,
      `${mine.split('.').slice(0, 2).join('.')}.${theirs.split('.')[2]}`,
      `${mine} ${theirs}`,
    ];
    await untouched([one.report, other.report], async () => {
      for (const token of made)
        for (const report of [one.report, other.report])
          for (const [method, path, body] of residents(report))
            await refused(
              method,
              path,
              { token, key: randomUUID(), ...(body && { body }) },
              401,
              'token-expired',
            );
    });
  }, 120_000);

  test('a token of one report opens nothing of another, nor anything of staff', async () => {
    await untouched([other.report], async () => {
      for (const [method, path, body] of residents(other.report)) {
        const how = { token: mine, key: randomUUID(), ...(body && { body }) };
        const theirs = await refused(method, path, how, 404, 'not-found');
        const nobodys = path.replace(other.report, 'R00000000000000000000000000');
        expect(alike(theirs)).toEqual(alike(await refused(method, nobodys, how, 404, 'not-found')));
      }
      await refused('GET', '/api/casework/tickets', { token: mine }, 403, 'no-right');
    });
  });

  const residents = (report: string) =>
    [
      ['GET', `/api/intake/reports/${report}`, undefined],
      ['GET', `/api/intake/reports/${report}/photos`, undefined],
      ['POST', `/api/intake/reports/${report}/withdraw`, {}],
      ['GET', `/api/casework/track/${report}`, undefined],
      ['POST', `/api/casework/track/${report}/answer`, { solved: true }],
      ['POST', `/api/casework/track/${report}/urge`, {}],
      ['GET', `/api/escalation/track/${report}`, undefined],
    ] as const;
});

describe('reusing another caller’s idempotency key', () => {
  test('with other words nobody is told the number and the code that the key once got', async () => {
    const key = randomUUID();
    const first = await sendReport(clearReport(), key);
    const body = { ...clearReport(), words: '别人写的另一件事，请来看看。' };
    const { text } = await fetch(`${origin}${REPORTS}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, 'x-forwarded-for': anAddress() },
      body: JSON.stringify(body),
    }).then(async (answer) => ({ status: answer.status, text: await answer.text() }));
    expect(JSON.parse(text)).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect(text).not.toMatch(new RegExp(`${first.report}|${first.number}|${first.code}`));
  });

  test('a colleague’s key makes a report of one’s own, and a stranger’s never meets one of staff', async () => {
    const key = `shared-${randomUUID()}`;
    const body = {
      ...{ channel: 'window', words: '楼道灯坏了', category: 'property-repairs', lang: 'zh-CN' },
      consent: { process: true, sms: false },
    };
    const [worker, duty] = await Promise.all([tokenOf('worker'), tokenOf('duty')]);
    const visit = (token: string) =>
      expectCall<Receipt>(201, 'POST', '/api/intake/visits', { token, key, body });
    const [theirs, own] = [await visit(worker), await visit(duty)];
    expect(own.report).not.toBe(theirs.report);
    expect(await visit(worker)).toEqual(theirs);
    for (const claimed of [key, `staff:30391:${key}`])
      expect((await sendReport(clearReport(), claimed)).report).not.toBe(theirs.report);
  });

  test('a resident’s key does nothing at another’s report', async () => {
    const [a, b] = await Promise.all([freshReport(), freshReport()]);
    await assigned(a, b);
    const key = randomUUID();
    const urge = async (receipt: Receipt) =>
      call<{ urged: number }>('POST', `/api/casework/track/${receipt.report}/urge`, {
        token: await trackingToken(receipt),
        key,
        body: {},
      });
    expect((await urge(a)).body.urged).toBe(1);
    expect((await urge(a)).body.urged).toBe(1);
    expect((await urge(b)).body.urged).toBe(1);
  }, 120_000);
});

describe('malformed requests', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const json = { 'content-type': 'application/json' };
  test.each<[string, string, string, How, number]>([
    [
      'a body of six million bytes',
      'POST',
      REPORTS,
      { raw: `"${'x'.repeat(6_000_000)}"`, headers: json },
      413,
    ],
    ['lists in lists in lists', 'POST', TRACK, { raw: deep, headers: json }, 422],
    ['a prototype', 'POST', TRACK, { raw: '{"__proto__":{"number":"1","code":"2"}}', headers: json }, 422],
    ['a list for a text', 'POST', TRACK, { body: { number: ['1'], code: { $ne: '' } } }, 422],
    [
      'half of a pair of surrogates',
      'POST',
      TRACK,
      { raw: '{"number":"\\ud842","code":"x"}', headers: json },
      400,
    ],
    ['a code as long as a book', 'POST', TRACK, { body: { number: '1', code: 'x'.repeat(50_000) } }, 422],
    ['a path that climbs', 'GET', '/api/intake/reports/..%2F..%2Fsecret%23token', {}, 404],
    ['a path with a zero', 'GET', '/api/intake/drafts/%00', {}, 404],
    ['a method that there is not', 'PUT', TRACK, { body: {} }, 404],
    [
      'a method by another name',
      'POST',
      '/api/intake/jwks.json',
      { headers: { 'x-http-method-override': 'GET' } },
      404,
    ],
    ['a token as long as a page', 'GET', '/api/casework/tickets', { token: 'x'.repeat(6_000) }, 401],
  ])('%s is refused, and breaks nothing', async (_, method, path, how, status) => {
    const answer = await call<ProblemBody>(method, path, from(anAddress(), how));
    expect([answer.status, JSON.stringify(answer.body).slice(0, 300)]).toEqual([status, expect.any(String)]);
    expect(answer.body).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/) });
    expect((await expectCall<{ keys: object[] }>(200, 'GET', '/api/intake/jwks.json')).keys).toHaveLength(1);
  });
});
