import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { generateKeyPair, importPKCS8, SignJWT } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { createSignIns, signIn } from '../local/sign-ins.ts';
import { assigned } from './support/assigned.ts';
import { expectCall, type How } from './support/call.ts';
import { tables } from './support/logs.ts';
import { alike, refused } from './support/refusal.ts';
import { type Receipt, sendReport, trackingToken } from './support/report.ts';
import { system, tokenOf } from './support/system.ts';
import { untouched as untouchedBy } from './support/untouched.ts';

/** Everybody who must not: with another's token, another's area, another role, an old or a made-up token. */
const UNKNOWN = 'R00000000000000000000000000';
let one: Receipt;
let other: Receipt;
let mine: string;
let outsider: string;
let foreignLead: string;
let origin: string;

beforeAll(async () => {
  const s = await system();
  origin = s.origin;
  [one, other] = await Promise.all([sendReport(), sendReport()]);
  mine = await trackingToken(one);
  // Staff of another neighbourhood in the demo community's grants; they get a sign-in for this test.
  const people = [
    { staff: '30976', password: 'Huying-outside-1' },
    { staff: '30956', password: 'Huying-outside-2' },
  ];
  await createSignIns(s.endpoint, s.outputs, people as unknown as Parameters<typeof createSignIns>[2]);
  [outsider = '', foreignLead = ''] = await Promise.all(people.map((p) => signIn(s.endpoint, s.outputs, p)));
  await assigned(one, other);
}, 90_000);

const ask = (token: string, body?: unknown): How => ({
  token,
  key: randomUUID(),
  ...(body !== undefined && { body }),
});
const tickets = (id: string) =>
  [
    ['GET', `/api/casework/tickets/${id}`, undefined],
    ['GET', `/api/casework/tickets/${id}/seen`, undefined],
    ['POST', `/api/casework/tickets/${id}/accept`, {}],
    ['POST', `/api/casework/tickets/${id}/contact`, { note: 'x' }],
    ['POST', `/api/casework/tickets/${id}/propose`, { outcome: 'done', reply: 'x' }],
    ['POST', `/api/casework/tickets/${id}/reveal`, { reason: '电话核实情况' }],
  ] as const;
const untouched = (work: () => Promise<unknown>) => untouchedBy([one.report, other.report], work);
const residents = (id: string) =>
  [
    ['GET', `/api/intake/reports/${id}`, undefined],
    ['GET', `/api/casework/track/${id}`, undefined],
    ['POST', `/api/casework/track/${id}/answer`, { solved: true }],
  ] as const;

test('a resident’s token opens one report; another’s looks like one that does not exist', async () => {
  await expectCall(200, 'GET', `/api/casework/track/${one.report}`, { token: mine });
  await untouched(async () => {
    for (const [n, [method, path, body]] of residents(other.report).entries()) {
      const [, unknownPath] = residents(UNKNOWN)[n] ?? [];
      const theirs = await refused(method, path, ask(mine, body), 404, 'not-found');
      const nobodys = await refused(method, unknownPath ?? '', ask(mine, body), 404, 'not-found');
      expect(alike(theirs)).toEqual(alike(nobodys));
    }
  });
});

test.each([
  ['a worker', () => outsider],
  ['a lead', () => foreignLead],
])('%s of another neighbourhood gets the same for a ticket as for none', async (_, who) => {
  await untouched(async () => {
    for (const [n, [method, path, body]] of tickets(one.report).entries()) {
      const [, unknownPath] = tickets(UNKNOWN)[n] ?? [];
      const theirs = await refused(method, path, ask(who(), body), 404, 'not-found');
      const nobodys = await refused(method, unknownPath ?? '', ask(who(), body), 404, 'not-found');
      expect(alike(theirs)).toEqual(alike(nobodys));
    }
    for (const area of ['qt', 'qt/qt-03', 'qt/qt-03/qt-03-07', 'nowhere'])
      await refused(
        'GET',
        `/api/casework/tickets?view=area&area=${encodeURIComponent(area)}`,
        ask(who()),
        404,
        'not-found',
      );
  });
});

test.each(['dispatcher', 'callback', 'leader'] as const)(
  'a %s may look, but not act as the holder',
  async (role) => {
    const token = await tokenOf(role);
    await expectCall(200, 'GET', `/api/casework/tickets/${one.report}`, { token });
    await untouched(async () => {
      for (const [method, path, body] of tickets(one.report).slice(2, 5))
        await refused(method, path, ask(token, body), 403, 'no-right');
      if (role !== 'callback')
        await refused(
          'POST',
          `/api/casework/tickets/${one.report}/reveal`,
          ask(token, { reason: '电话核实情况' }),
          403,
          'no-right',
        );
    });
  },
);

test('the administrator manages the community and sees no ticket', async () => {
  const token = await tokenOf('admin');
  await untouched(async () => {
    for (const [method, path, body] of tickets(one.report))
      await refused(method, path, ask(token, body), 403, 'no-right');
    await refused('GET', '/api/casework/tickets', { token }, 403, 'no-right');
  });
});

test('residents get no staff route, and staff no resident route', async () => {
  const worker = await tokenOf('worker');
  await untouched(async () => {
    for (const [method, path, body] of tickets(one.report))
      await refused(method, path, ask(mine, body), 403, 'no-right');
    for (const [method, path, body] of residents(one.report))
      await refused(method, path, ask(worker, body), 404, 'not-found');
  });
});

test('without a token every guarded route asks to sign in', async () => {
  await untouched(async () => {
    for (const [method, path, body] of [...tickets(one.report), ...residents(one.report)])
      await refused(method, path, { key: randomUUID(), ...(body && { body }) }, 401, 'sign-in-needed');
  });
});

interface Claims {
  readonly kid: string;
  readonly iss?: string;
  readonly aud?: string;
  readonly seconds?: number;
}
/** A resident’s token for `one`, made with any key. */
const forged = (
  key: CryptoKey,
  { kid, iss = `${origin}/api/intake`, aud = 'resident', seconds = 60 }: Claims,
) =>
  new SignJWT({ 'cognito:username': '30391' })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setIssuer(iss)
    .setAudience(aud)
    .setSubject(one.report)
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(key);

test('old, foreign, garbled and made-up tokens are refused everywhere, public routes included', async () => {
  const { Item } = await (await tables()).send(
    new GetCommand({ TableName: 'huying-intake-vault', Key: { pk: 'secret#token', sk: '-' } }),
  );
  const { pem, jwk } = Item as { pem: string; jwk: { kid: string } };
  const ours = await importPKCS8(pem, 'EdDSA');
  const { privateKey: stranger } = await generateKeyPair('EdDSA');
  const { kid } = jwk;
  await expectCall(200, 'GET', `/api/casework/track/${one.report}`, { token: await forged(ours, { kid }) });
  const worker = await tokenOf('worker');
  const [head = '', claims = '', signature = ''] = worker.split('.');
  const text = (part: string) => Buffer.from(part, 'base64url').toString();
  const encoded = (value: string) => Buffer.from(value).toString('base64url');
  const bad = [
    await forged(ours, { kid, seconds: -1 }),
    await forged(ours, { kid, aud: 'other' }),
    await forged(ours, { kid, iss: 'https://elsewhere.example' }),
    await forged(stranger, { kid }),
    await forged(stranger, { kid: 'unknown' }),
    `${head}.${encoded(text(claims).replaceAll('30391', '10001'))}.${signature}`,
    `${encoded('{"alg":"none"}')}.${claims}.`,
    `${head}.${claims}.`,
    worker.slice(0, -8),
    'garbled',
    'a.b.c',
    `${mine}x`,
  ];
  await untouched(async () => {
    for (const token of bad) {
      await refused('GET', `/api/casework/tickets/${one.report}`, { token }, 401, 'token-expired');
      await refused('GET', `/api/casework/track/${one.report}`, { token }, 401, 'token-expired');
    }
    for (const [method, path, body] of [...tickets(one.report), ...residents(one.report)])
      await refused(method, path, ask(bad[0] ?? '', body), 401, 'token-expired');
    await refused('POST', '/api/intake/drafts', ask(bad[3] ?? '', {}), 401, 'token-expired');
  });
});

test('with somebody’s cookies a post from another site is refused, a post from our own pages is not', async () => {
  const worker = await tokenOf('worker');
  const post = (headers: Record<string, string>): How => ({
    key: randomUUID(),
    body: {},
    headers: { cookie: `staff=${worker}`, ...headers },
  });
  const path = `/api/casework/tickets/${one.report}/accept`;
  await untouched(async () => {
    await refused('POST', path, post({}), 403, 'cross-site');
    await refused('POST', path, post({ origin: 'https://elsewhere.example' }), 403, 'cross-site');
    await refused('POST', path, post({ 'sec-fetch-site': 'cross-site', origin }), 403, 'cross-site');
    await refused('POST', path, post({ authorization: 'Basic eDp5' }), 403, 'cross-site');
  });
  await expectCall(200, 'POST', path, post({ origin }));
});
