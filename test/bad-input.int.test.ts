import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { assigned } from './support/assigned.ts';
import { expectCall, type How } from './support/call.ts';
import { refused } from './support/refusal.ts';
import { clearReport, type Receipt, sendReport, trackingToken } from './support/report.ts';
import { rowsOf } from './support/stored.ts';
import { tokenOf } from './support/system.ts';
import { untouched } from './support/untouched.ts';

/** Every kind of bad input over the real wire: refused in the caller's language, nothing stored, nothing told. */
const good = clearReport();
const REPORTS = '/api/intake/reports';
const key = () => randomUUID();
const gb18030 = (text: string) => Buffer.from(text.replaceAll('堵', '\xb6\xc2'), 'latin1');
const json = (raw: string | Uint8Array<ArrayBuffer>): How => ({
  raw,
  key: key(),
  headers: { 'content-type': 'application/json' },
});

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

test.each<[string, unknown, string, string]>([
  ['a list', [], '', 'wrong-type'],
  ['a text', 'help', '', 'wrong-type'],
  ['null', null, '', 'wrong-type'],
  ['nothing', {}, 'words', 'missing'],
  ['words that are a number', { ...good, words: 5 }, 'words', 'wrong-type'],
  ['words that are a list', { ...good, words: ['x'] }, 'words', 'wrong-type'],
  ['words that nobody sees', { ...good, words: '\u200B ' }, 'words', 'missing'],
  ['too many words', { ...good, words: '堵'.repeat(2001) }, 'words', 'too-long'],
  ['a name that is too long', { ...good, name: '𠮷'.repeat(61) }, 'name', 'too-long'],
  ['a place that is too long', { ...good, place: 'x'.repeat(201) }, 'place', 'too-long'],
  ['a phone that is none', { ...good, phone: '12345' }, 'phone', 'not-a-phone'],
  ['no consent', { ...good, consent: undefined }, 'consent', 'missing'],
  ['consent refused', { ...good, consent: { process: false, sms: true } }, 'consent.process', 'not-allowed'],
  [
    'consent as a text',
    { ...good, consent: { process: 'true', sms: true } },
    'consent.process',
    'not-allowed',
  ],
  ['a language that we do not speak', { ...good, lang: 'fr' }, 'lang', 'not-allowed'],
  ['the hotline’s channel', { ...good, channel: 'hotline' }, 'channel', 'not-allowed'],
  ['an area that is no path', { ...good, area: '/etc/passwd' }, 'area', 'wrong-format'],
  ['a category that is no code', { ...good, category: '<b>' }, 'category', 'wrong-format'],
  ['a field too many', { ...good, number: '263260473158' }, 'number', 'unknown-field'],
])('a report with %s is refused field by field', async (_, body, field, code) => {
  await nothingStored(async () => {
    const problem = await refused('POST', REPORTS, { body, key: key() }, 422, 'invalid');
    expect(problem.errors).toContainEqual({ field, code, message: expect.any(String) });
  });
});

test('rejects a body that is not JSON, not UTF-8, too large or of another type', async () => {
  await nothingStored(async () => {
    for (const raw of ['{', '', '{"words":"x",}', "{'a':1}"])
      await refused('POST', REPORTS, json(raw), 400, 'bad-json');
    await refused('POST', REPORTS, json(gb18030('{"words":"堵"}')), 400, 'bad-encoding');
    await refused('POST', REPORTS, json(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 400, 'bad-encoding');
    await refused(
      'POST',
      REPORTS,
      json(JSON.stringify({ ...good, words: '\ud83d half' })),
      400,
      'bad-encoding',
    );
    await refused('POST', REPORTS, json(`"${'x'.repeat(65_535)}"`), 413, 'too-large');
    await refused(
      'POST',
      REPORTS,
      { body: good, key: key(), headers: { 'content-type': 'text/plain' } },
      415,
      'not-json',
    );
    await refused(
      'POST',
      REPORTS,
      { body: good, key: key(), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'not-json',
    );
  });
});

test('a keyed request without a proper key is refused', async () => {
  await nothingStored(async () => {
    await refused('POST', REPORTS, { body: good }, 400, 'idempotency-key-needed');
    await refused('POST', REPORTS, { body: good, key: 'short' }, 400, 'idempotency-key-needed');
    await refused('POST', REPORTS, { body: good, key: 'x'.repeat(101) }, 400, 'idempotency-key-needed');
    await refused('POST', ticket('/accept'), { body: {}, token: worker }, 400, 'idempotency-key-needed');
    await refused(
      'POST',
      mine('/answer'),
      { body: { solved: true }, token: resident },
      400,
      'idempotency-key-needed',
    );
  });
});

test('a key that comes again brings the same answer, with another body a refusal', async () => {
  const again = key();
  const first = await sendReport(good, again);
  await nothingStored(async () => {
    expect(await sendReport(good, again)).toEqual(first);
    await refused(
      'POST',
      REPORTS,
      { body: { ...good, words: '别的事情' }, key: again },
      422,
      'idempotency-key-reused',
    );
  });
  const inTable = (await rowsOf('huying-intake')).filter(({ report }) => report === first.report);
  expect(inTable).toHaveLength(1);
});

test.each<[string, string, number, string]>([
  ['GET', '/api/intake/drafts/D00000000000000000000000000', 404, 'not-found'],
  ['GET', '/api/intake/drafts/secret%23hmac', 404, 'not-found'],
  ['GET', '/api/intake/drafts/%00', 404, 'not-found'],
  ['GET', '/api/intake/drafts/', 404, 'not-found'],
  ['GET', '/api/intake/nothing', 404, 'not-found'],
  ['DELETE', '/api/intake/reports', 404, 'not-found'],
  ['GET', '/api/intake/reports/R1', 401, 'sign-in-needed'],
  ['GET', '/api/casework/tickets', 401, 'sign-in-needed'],
  ['GET', '/api/casework/track/R1', 401, 'sign-in-needed'],
])('%s %s without a token: %i %s', async (method, path, status, code) => {
  await refused(method, path, {}, status, code);
});

test('a draft takes answers only, and only small ones', async () => {
  const { draft } = await expectCall<{ draft: string }>(201, 'POST', '/api/intake/drafts', { body: {} });
  const path = `/api/intake/drafts/${draft}`;
  await expectCall(200, 'PATCH', path, { body: { answers: { words: '<i>𠮷</i>', sms: true } } });
  await nothingStored(async () => {
    for (const answers of [
      { words: 5 },
      { words: {} },
      { 'a b': 'x' },
      { words: 'x'.repeat(9001) },
      [],
      'x',
      null,
    ])
      await refused('PATCH', path, { body: { answers } }, 422, 'invalid');
    await refused('PATCH', path, { body: { answers: {}, more: 1 } }, 422, 'invalid');
    const much = Object.fromEntries([...'abcdef'].map((name) => [name, 'x'.repeat(9000)]));
    await refused('PATCH', path, { body: { answers: much } }, 413, 'too-large');
    await refused('POST', '/api/intake/drafts', { body: { draft } }, 422, 'invalid');
  });
  expect(await expectCall(200, 'GET', path)).toEqual({ answers: { words: '<i>𠮷</i>', sms: true } });
});

test('a wrong code, a wrong number and an unknown one get the same answer', async () => {
  const { number, code } = receipt;
  const swapped = code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`;
  for (const body of [
    { number, code: swapped },
    { number, code: '' },
    { number: '263260473158', code },
    { number: '1', code },
    { number: 'number#1', code },
  ])
    await refused('POST', '/api/intake/track', { body }, 404, 'not-found');
  for (const body of [
    { number },
    { number, code: 5 },
    { number, code, more: 1 },
    { number: 'x'.repeat(41), code },
  ])
    await refused('POST', '/api/intake/track', { body }, 422, 'invalid');
  for (const body of [{ number: number.replace(/(.{4})/g, '$1 '), code: code.toLowerCase() }])
    expect(await expectCall(200, 'POST', '/api/intake/track', { body })).toMatchObject({
      report: receipt.report,
    });
});
