import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { services } from '../infra/model/services.ts';
import { residentsSite } from '../services/site/residents.tsx';
import { type Right, rolesWith } from '../shared/auth/rights.ts';
import type { Access, RouteSpec } from '../shared/service/manifest.ts';
import { assigned } from './support/assigned.ts';
import { call } from './support/call.ts';
import type { ProblemBody } from './support/refusal.ts';
import { type Receipt, sendReport, trackingToken } from './support/report.ts';
import { type DemoPerson, people, system, tokenOf } from './support/system.ts';
import { untouched } from './support/untouched.ts';

/**
 * A foreign page makes somebody's browser send what it likes, with that person's cookies: it must not do anything.
 * Every route that changes something, and every form of the pages, is asked as a browser would ask.
 */
let origin: string;
let receipt: Receipt;
let resident: string;
beforeAll(async () => {
  ({ origin } = await system());
  receipt = await sendReport();
  resident = await trackingToken(receipt);
  await assigned(receipt);
}, 90_000);

/** How a browser says that a foreign page sends something; the last one is too old to say more than whence. */
const foreign: readonly Readonly<Record<string, string>>[] = [
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-site', origin: 'https://other.huying.example' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
];

const changing = services.flatMap(({ name, routes = {} }) =>
  Object.values<RouteSpec>(routes)
    .filter(({ method }) => method !== 'GET')
    .map((spec) => [`${spec.method} /api/${name}${spec.path}`, spec.access] as const),
);

const holder = (right: Right): DemoPerson['role'] => {
  const found = rolesWith(right).find((role) => people().some((person) => person.role === role));
  if (!found) throw new Error(`nobody of the demo holds ${right}`);
  return found;
};

const cookieFor = async (access: Access): Promise<string> => {
  if (access === 'public') return 'lang=en';
  return access === 'resident' ? `resident=${resident}` : `staff=${await tokenOf(holder(access))}`;
};

test('finds routes and forms to test', () => {
  expect(changing.length).toBeGreaterThan(20);
  expect(forms.length).toBeGreaterThan(8);
});

test.each(changing)('%s does nothing for a foreign page', async (route, access) => {
  const [method = '', path = ''] = route.split(' ');
  const cookie = await cookieFor(access);
  await untouched([receipt.report], async () => {
    for (const headers of foreign) {
      const key = randomUUID();
      const answer = await call<ProblemBody>(method, path.replace(/\{\w+\}/g, receipt.report), {
        body: {},
        key,
        headers: { ...headers, cookie },
      });
      expect([answer.status, answer.body.code], JSON.stringify(headers)).toEqual([403, 'cross-site']);
    }
  });
});

test('ignores cookies of a request without an origin', async () => {
  const cookie = await cookieFor('ticket.work');
  const path = `/api/casework/tickets/${receipt.report}/accept`;
  const answer = await call<ProblemBody>('POST', path, { body: {}, key: randomUUID(), headers: { cookie } });
  expect([answer.status, answer.body.code]).toEqual([403, 'cross-site']);
});

const pages = residentsSite({
  askFor: () => () => Promise.reject(new Error()),
  newKey: randomUUID,
  now: () => 0,
});
const forms = [
  ...new Set([
    ...pages.routes.filter(({ method }) => method === 'POST').map(({ path }) => path),
    '/auth/logout',
  ]),
];

test.each(forms)('the form %s does nothing for a foreign page, and says what to do', async (path) => {
  for (const headers of foreign) {
    const answer = await fetch(origin + path.replace(/\{\w+\}/g, 'words'), {
      method: 'POST',
      redirect: 'manual',
      headers: {
        ...headers,
        cookie: `resident=${resident}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'words=x&number=1&code=2',
    });
    expect([answer.status, answer.headers.getSetCookie()], path).toEqual([403, []]);
    expect(await answer.text()).toMatch(/<h1>/);
  }
});
