import { expect, test } from 'vitest';
import { type Line, total } from './bill.ts';
import { ASSUMED, AWS_MS, cityYear, type Measured, onAws, partsOf, smsYear } from './city.ts';
import type { Deployed } from './deployed.ts';

const none = total([]);
const line = (of: Partial<Line>): Line => ({ ...none, ...of });
const nothing: Measured = {
  life: [],
  page: none,
  ticketPage: none,
  list: none,
  idleMinute: none,
  storedBytes: 0,
  smsParts: 0,
};
const quiet = { ...ASSUMED, staff: 0, photos: 0 };
const free: Deployed = { keys: 0, keyUsers: 0, secrets: 0, alarms: 0, metrics: 0, dashboards: 0 };

test('a million tickets of a thousand units each cost a thousand times the price of a million', () => {
  const year = cityYear(
    1_000_000,
    { ...nothing, life: [line({ wru: 1000 }), line({ rru: 8 })] },
    free,
    quiet,
  );
  expect(year['DynamoDB writes']).toBeCloseTo(625);
  expect(year['DynamoDB reads']).toBeCloseTo(1);
  expect(Object.values(year).reduce((a, b) => a + b)).toBeCloseTo(626);
});

test('lists are asked for as long as people look, whatever number of tickets there is', () => {
  const of = { ...quiet, staff: 1000, listHours: 2, workdays: 100, asksAnHour: 50 };
  const year = cityYear(0, { ...nothing, list: line({ http: 1, invocations: 1 }) }, free, of);
  expect(year['HTTP API']).toBeCloseTo(10);
  expect(year.CloudFront).toBeCloseTo(10 + 10 * ASSUMED.answerKB * 0.085);
});

test('what is stored is paid each month of the year, and recovery with it', () => {
  const of = { ...quiet, keptMonths: 12 };
  const year = cityYear(1e6, { ...nothing, storedBytes: 1e4 }, free, of);
  expect(year['DynamoDB storage']).toBeCloseTo(10 * 0.25 * 12);
  expect(year['point-in-time recovery']).toBeCloseTo(10 * 0.2 * 12);
});

test('what is deployed is paid each month, whether anybody reports or not', () => {
  const year = cityYear(0, nothing, { ...free, keys: 4, secrets: 1, alarms: 185, dashboards: 1 }, quiet);
  expect(year['keys and secrets']).toBeCloseTo((4 + 0.4) * 12);
  expect(year['alarms, metrics, dashboard']).toBeCloseTo((18.5 + 3) * 12);
});

test('on AWS functions run as long as what they ask takes there, with the memory that they have', () => {
  const here = line({ invocations: 2, db: 3, sns: 1, sends: 1, ms: 400, gbSeconds: 0.1 });
  const ms = 2 * AWS_MS.invocation + 3 * AWS_MS.db + AWS_MS.sns + AWS_MS.sqs;
  expect(onAws(here)).toMatchObject({ ms, gbSeconds: (ms / 1000) * 0.25, invocations: 2 });
});

test('a text of Chinese is one part up to seventy characters', () => {
  expect([70, 71, 134, 135].map((n) => partsOf('字'.repeat(n)))).toEqual([1, 2, 2, 3]);
  expect(smsYear(1000, { smsParts: 4 })).toBeCloseTo(25.36);
});
