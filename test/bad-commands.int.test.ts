import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { assigned } from './support/assigned.ts';
import { expectCall } from './support/call.ts';
import { refused } from './support/refusal.ts';
import { type Receipt, sendReport, trackingToken } from './support/report.ts';
import { tokenOf } from './support/system.ts';
import { untouched } from './support/untouched.ts';

/** Bad questions and commands about tickets over the real wire. */
const key = () => randomUUID();

let receipt: Receipt;
let worker: string;
let resident: string;
beforeAll(async () => {
  receipt = await sendReport();
  [worker, resident] = await Promise.all([tokenOf('worker'), trackingToken(receipt)]);
  await assigned(receipt);
}, 90_000);

const ticket = (path = '') => `/api/casework/tickets/${receipt.report}${path}`;
const nothingStored = (work: () => Promise<unknown>) => untouched([receipt.report], work);
const mine = (path = '') => `/api/casework/track/${receipt.report}${path}`;

test.each([
  ['?view=all', 'view', 'not-allowed'],
  ['?state=lost', 'state', 'not-allowed'],
  ['?view=area&area=%2Fetc', 'area', 'wrong-format'],
  ['?after=%25%25', 'after', 'bad-cursor'],
  [`?after=${Buffer.from('{"pk":"R1"}').toString('base64url')}`, 'after', 'bad-cursor'],
  [
    `?after=${Buffer.from('{"pk":1,"sk":2,"work":3,"since":4}').toString('base64url')}`,
    'after',
    'bad-cursor',
  ],
])('a list asked for with %s is refused', async (query, field, code) => {
  const { errors } = await refused('GET', `/api/casework/tickets${query}`, { token: worker }, 422, 'invalid');
  expect(errors).toEqual([{ field, code, message: expect.any(String) }]);
});

test('a cursor of another person’s list pages one’s own list only', async () => {
  const theirs = { since: '2020-01-01T00:00:00.000Z m-00956 qt/qt-08/qt-08-03' };
  const after = Buffer.from(JSON.stringify(theirs)).toString('base64url');
  const { tickets } = await expectCall<{ tickets: { holder: string }[] }>(
    200,
    'GET',
    `/api/casework/tickets?after=${after}`,
    { token: worker },
  );
  expect(new Set(tickets.map(({ holder }) => holder))).toEqual(new Set(['m-00391']));
});

test('answers not found for an id that is no ticket', async () => {
  for (const id of [
    'R00000000000000000000000000',
    'grant%2330391',
    'team%23t-03-07',
    'x'.repeat(3000),
    '%F0%9F%8F%A0',
  ])
    await refused('GET', `/api/casework/tickets/${id}`, { token: worker }, 404, 'not-found');
});

test('rejects commands with wrong fields or in the wrong phase, without a change', async () => {
  const to = (path: string, body: unknown, token = worker) => [path, { body, token, key: key() }] as const;
  await nothingStored(async () => {
    for (const [path, how] of [
      to(ticket('/accept'), { force: true }),
      to(ticket('/contact'), { note: 5 }),
      to(ticket('/contact'), { note: '' }),
      to(ticket('/propose'), { outcome: 'done' }),
      to(ticket('/propose'), { outcome: 'lost', reply: 'x' }),
      to(ticket('/propose'), { outcome: 'done', reply: '\u2060' }),
      to(ticket('/propose'), { outcome: 'done', reply: 'x'.repeat(2001) }),
      to(ticket('/reveal'), {}),
      to(ticket('/reveal'), { reason: ' ' }),
      to(ticket('/reveal'), { reason: '看看' }),
      to(mine('/answer'), { solved: 'yes' }, resident),
      to(mine('/answer'), { solved: true, words: 'x'.repeat(2001) }, resident),
    ])
      await refused('POST', path, how, 422, 'invalid');
    await refused(
      'POST',
      ...to(ticket('/propose'), { outcome: 'done', reply: '已清理' }),
      409,
      'not-in-this-phase',
    );
    await refused('POST', ...to(mine('/answer'), { solved: true }, resident), 409, 'not-in-this-phase');
    await refused('POST', ticket('/accept'), { raw: '{', key: key() }, 401, 'sign-in-needed');
  });
});

test('rejects a key that was used for another command or body', async () => {
  const [first, second] = [key(), key()];
  const send = (command: string, body: object, k: string) => ({
    path: ticket(command),
    how: { body, token: worker, key: k },
  });
  const accept = send('/accept', {}, first);
  expect(await expectCall(200, 'POST', accept.path, accept.how)).toEqual(
    await expectCall(200, 'POST', accept.path, accept.how),
  );
  await refused(
    'POST',
    ticket('/contact'),
    { body: {}, token: worker, key: first },
    422,
    'idempotency-key-reused',
  );
  const propose = send('/propose', { outcome: 'done', reply: '<b>𠮷</b> 已清理 🏠' }, second);
  await expectCall(200, 'POST', propose.path, propose.how);
  await nothingStored(async () => {
    await expectCall(200, 'POST', propose.path, propose.how);
    await refused(
      'POST',
      propose.path,
      { ...propose.how, body: { outcome: 'explained', reply: '别的' } },
      422,
      'idempotency-key-reused',
    );
  });
});
