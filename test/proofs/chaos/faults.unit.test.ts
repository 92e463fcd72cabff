import { expect, test } from 'vitest';
import { killsIn, neverCame } from './faults.ts';

const kinds = (...names: string[]) => new Set(names);

test('names the faults that never occurred', () => {
  const wanted = kinds('sqs.duplicate', 'sns.fail', 'poison', 'kill');
  expect(neverCame(wanted, { 'sqs.duplicate': 3 })).toEqual({ some: ['sns.fail'], all: false });
  expect(neverCame(wanted, { 'sqs.delay': 3 })).toEqual({ some: ['sqs.duplicate', 'sns.fail'], all: true });
});

test('misses no wire fault when none was asked for', () => {
  expect(neverCame(kinds('poison', 'kill'), {})).toEqual({ some: [], all: false });
});

test('counts the killed workers of one function', () => {
  const log = [
    '2026-11-22T09:00:00.000Z lambda.kill huying-notification-send sqs after 3 ms',
    '2026-11-22T09:00:01.000Z lambda.kill huying-notification-sender sqs after 3 ms',
    '2026-11-22T09:00:02.000Z lambda.kill huying-casework-on sqs after 12 ms',
    '2026-11-22T09:00:03.000Z lambda.throttle huying-notification-send sqs',
    '',
  ].join('\n');
  expect(killsIn(log, 'huying-notification-send')).toBe(1);
});
