import { randomUUID } from 'node:crypto';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '#shared/at-once.ts';
import { clientOf } from '../local/aws-env.ts';
import { limits } from '../services/intake/domain/limits.ts';
import { type Answer, call, expectCall, type How } from './support/call.ts';
import { headOf, instantOf } from './support/logs.ts';
import { percentile } from './support/print.ts';
import { alike, type ProblemBody, refused } from './support/refusal.ts';
import { clearReport, type Receipt, sendReport, testPhone, trackingToken } from './support/report.ts';
import { system, tokenOf } from './support/system.ts';
import { until } from './support/until.ts';
import { untouched } from './support/untouched.ts';

/** What strangers try at the residents' doors, over the wire, with the limits as they are on AWS. */
const API = 'huying-intake-api';
const TRACK = '/api/intake/track';
const REPORTS = '/api/intake/reports';
let one: Receipt;
let other: Receipt;
let mine: string;
let origin = '';

/** Locally limits are a hundred thousand times as generous, for tests that come from one address. */
async function limitTimes(times: string): Promise<string> {
  const { endpoint } = await system();
  const lambda = new LambdaClient(clientOf(endpoint));
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: API }));
  const Variables = { ...Environment?.Variables, HUYING_LIMIT_TIMES: times };
  await lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName: API, Environment: { Variables } }),
  );
  lambda.destroy();
  return Environment?.Variables?.HUYING_LIMIT_TIMES ?? '1';
}

let usual = '';
beforeAll(async () => {
  origin = (await system()).origin;
  usual = await limitTimes('1');
  [one, other] = await Promise.all([fresh(), fresh()]);
  mine = await trackingToken(one);
}, 90_000);
afterAll(async () => {
  if (usual) await limitTimes(usual);
});

/** A network that nobody else of these tests comes from. */
const anAddress = (): string => `10.${[0, 0, 0].map(() => 1 + Math.floor(Math.random() * 250)).join('.')}`;
const from = (address: string, how: How = {}): How => ({ ...how, headers: { 'x-forwarded-for': address } });
const fresh = (body: object = clearReport()): Promise<Receipt> =>
  expectCall<Receipt>(201, 'POST', REPORTS, from(anAddress(), { body, key: randomUUID() }));
const wrongCode = (): string => randomUUID().replaceAll('-', '').slice(0, 13);
const guess = (number: string, code = wrongCode(), address = anAddress()) =>
  call<ProblemBody>('POST', TRACK, from(address, { body: { number, code } }));
const limited = ({ status, body, headers }: Answer<ProblemBody>): boolean =>
  status === 429 && body.code === 'too-many-requests' && Number(headers.get('retry-after')) > 0;

describe('codes are guessed', () => {
  test('at one number, from everywhere: the limit holds, and the right code still opens for its owner', async () => {
    const { most } = limits.number[0];
    const answers = await atOnce(6, Array.from({ length: most }), () => guess(one.number));
    expect(answers.map(({ status }) => status)).toEqual(Array(most).fill(404));
    for (let n = 0; n < 3; n++) expect(limited(await guess(one.number))).toBe(true);
    const opened = await guess(one.number, one.code);
    expect([opened.status, (opened.body as unknown as { report: string }).report]).toEqual([200, one.report]);
    expect(limited(await guess(one.number))).toBe(true);
  }, 120_000);

  test('from one address, at many numbers: the limit holds there, not for neighbours, and not for right codes', async () => {
    const [stranger, neighbour] = [anAddress(), anAddress()];
    const { most } = limits.track[0];
    const numbers = Array.from({ length: most + 3 }, () => `26${Math.floor(1e9 + Math.random() * 8e9)}`);
    // A window may end on the way: then some of the later ones are counted anew.
    const answers = await atOnce(1, numbers, (number) => guess(number, wrongCode(), stranger));
    expect(answers.slice(0, 50).every(({ status }) => status === 404)).toBe(true);
    expect(answers.some(limited)).toBe(true);
    expect((await guess(numbers[0] ?? '', wrongCode(), neighbour)).status).toBe(404);
    expect((await guess(other.number, other.code, stranger)).status).toBe(200);
  }, 120_000);
});

test('unknown numbers, numbers that are none, and wrong codes are told apart by nothing', async () => {
  const { number } = await fresh();
  const asked = [number, '261234567890', '260000000000', 'x', ' ', '0'.repeat(40), '２６３２６３'];
  const how = { 'x-correlation-id': 'the-same' };
  const answers = await Promise.all(
    asked.map(async (number) => {
      const answer = await fetch(origin + TRACK, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': anAddress(), ...how },
        body: JSON.stringify({ number, code: wrongCode() }),
      });
      const headers = [...answer.headers].filter(
        ([name]) => !/^(date|apigw-requestid|keep-alive|connection)$/.test(name),
      );
      return { status: answer.status, headers, text: await answer.text() };
    }),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]?.status).toBe(404);
});

test('an unknown number takes as long as a wrong code', async () => {
  const { number } = await fresh();
  const timed = async (asked: string): Promise<number> => {
    const began = performance.now();
    await guess(asked);
    return performance.now() - began;
  };
  // Taken in turns, so that whatever else goes on slows both; again if the machine was too busy to tell.
  const round = async (): Promise<number> => {
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let n = 0; n < 30; n++) {
      known.push(await timed(number));
      unknown.push(await timed(`26${Math.floor(1e9 + Math.random() * 8e9)}`));
    }
    return percentile(known, 0.5) / percentile(unknown, 0.5);
  };
  await until('as much work for both', async () => Math.abs(Math.log((await round()) || 9)) < Math.log(1.4), {
    limitMs: 60_000,
  });
}, 150_000);

describe('tokens are made up', () => {
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

describe('the house is flooded', () => {
  test('with reports from one address: what is too many is refused, and the address next door is not', async () => {
    const address = anAddress();
    const send = (at: string) =>
      call<ProblemBody>(
        'POST',
        REPORTS,
        from(at, { key: randomUUID(), body: { ...clearReport(), phone: undefined } }),
      );
    const { most } = limits.report[0];
    const answers = await atOnce(4, Array.from({ length: most + 4 }), () => send(address));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(most);
    // A window may end on the way; twice as many are too many for any two of them.
    const more =
      answers.some(limited) ||
      (await atOnce(4, Array.from({ length: most }), () => send(address))).some(limited);
    expect(more).toBe(true);
    expect((await send(anAddress())).status).toBe(201);
  }, 180_000);

  test('with reports that would text one phone: so many a day, from wherever', async () => {
    const phone = testPhone();
    const send = (to = phone) =>
      call<ProblemBody>('POST', REPORTS, from(anAddress(), { key: randomUUID(), body: clearReport(to) }));
    const answers = [];
    for (let n = 0; n <= limits.phone[0].most; n++) answers.push(await send());
    expect(answers.map(({ status }) => status)).toEqual([...Array(limits.phone[0].most).fill(201), 429]);
    expect(limited(answers.at(-1) as Answer<ProblemBody>)).toBe(true);
    expect((await send(testPhone())).status).toBe(201);
  }, 120_000);
});

describe('keys of others are used again', () => {
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
    const [a, b] = await Promise.all([fresh(), fresh()]);
    for (const { report } of [a, b])
      await until('a holder', async () => instantOf(await headOf('casework', report), 'TicketAssigned'));
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

describe('odd things are sent', () => {
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
    const answer = await call<ProblemBody>(method, path, from2(how));
    expect([answer.status, JSON.stringify(answer.body).slice(0, 300)]).toEqual([status, expect.any(String)]);
    expect(answer.body).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/) });
    expect((await expectCall<{ keys: object[] }>(200, 'GET', '/api/intake/jwks.json')).keys).toHaveLength(1);
  });
  const from2 = (how: How): How => ({ ...how, headers: { ...how.headers, 'x-forwarded-for': anAddress() } });
});
