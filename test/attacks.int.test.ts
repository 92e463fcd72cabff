import { randomUUID } from 'node:crypto';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '#shared/at-once.ts';
import { clientOf } from '../infra/tooling/system/aws-env.ts';
import { limits } from '../services/intake/limits/domain/limits.ts';
import { type Answer, call } from './support/call.ts';
import { percentile } from './support/print.ts';
import type { ProblemBody } from './support/refusal.ts';
import { clearReport, type Receipt, testPhone } from './support/report.ts';
import { anAddress, freshReport, from } from './support/strangers.ts';
import { system } from './support/system.ts';
import { until } from './support/until.ts';

/** What strangers guess and flood at the residents' doors, over the wire, with the limits as they are on AWS. */
const API = 'huying-intake-api';
const TRACK = '/api/intake/track';
const REPORTS = '/api/intake/reports';
let one: Receipt;
let other: Receipt;
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
  [one, other] = await Promise.all([freshReport(), freshReport()]);
}, 90_000);
afterAll(async () => {
  if (usual) await limitTimes(usual);
});

const wrongCode = (): string => randomUUID().replaceAll('-', '').slice(0, 13);
const guess = (number: string, code = wrongCode(), address = anAddress()) =>
  call<ProblemBody>('POST', TRACK, from(address, { body: { number, code } }));
const limited = ({ status, body, headers }: Answer<ProblemBody>): boolean =>
  status === 429 && body.code === 'too-many-requests' && Number(headers.get('retry-after')) > 0;

describe('guessing codes', () => {
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

test('unknown numbers, malformed numbers and wrong codes get the same answer', async () => {
  const { number } = await freshReport();
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
  const { number } = await freshReport();
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

describe('a flood of requests', () => {
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
