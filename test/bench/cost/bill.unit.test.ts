import { expect, test } from 'vitest';
import { billOf, dollars, eventsOf, requestsOf, total } from './bill.ts';

const { lines, sms } = billOf({
  'dynamodb:huying-intake': { wru: 2, rru: 1, readBytes: 900 },
  'dynamodb:huying-intake-vault': { wru: 1, rru: 0.5 },
  'lambda:huying-intake-api': { invocations: 3, gbSeconds: 0.5, http: 2 },
  'sns:huying-intake': { requests: 1, bytes: 700 },
  'sqs:huying-casework-on': { deliveries: 4, requests: 1, bytes: 800 },
  'lambda:huying-casework-on': { invocations: 1, sqsPolls: 2 },
  'sns:sms': { requests: 6 },
  'dynamodb:echo-notification': { wru: 99 },
});

test('each service has one line with all of its tables, functions, topics and queues', () => {
  expect(lines.map(({ service }) => service)).toEqual(['intake', 'casework']);
  expect(lines[0]).toMatchObject({ wru: 3, rru: 1.5, readBytes: 900, invocations: 3, sns: 1, http: 2 });
  expect(lines[1]).toMatchObject({ sqs: 7, invocations: 1, messageBytes: 800 });
  expect(sms).toBe(6);
});

test('requests are calls, invocations, publishes and what queues are asked', () => {
  expect(lines.map(requestsOf)).toEqual([6, 8]);
  expect(requestsOf(total(lines))).toBe(14);
});

test('a million of each unit costs its list price', () => {
  const line = { ...total([]), wru: 1_000_000 };
  expect(dollars(line)).toBeCloseTo(0.625);
  expect(dollars({ ...total([]), gbSeconds: 1_000_000, http: 1_000_000 })).toBeCloseTo(14.3334);
  expect(dollars(total(lines))).toBeCloseTo(lines.reduce((sum, each) => sum + dollars(each), 0));
});

test('lists events without a subscriber first', () => {
  const events = eventsOf({
    'event:huying.a.Done.v1': { published: 9, unheard: 0 },
    'event:huying.a.Told.v1': { published: 2, unheard: 1 },
    'sns:huying-a': { requests: 4 },
  });
  expect(events.map(({ type, unheard }) => [type, unheard])).toEqual([
    ['huying.a.Told.v1', 1],
    ['huying.a.Done.v1', 0],
  ]);
});
