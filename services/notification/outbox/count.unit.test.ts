import { afterEach, expect, test, vi } from 'vitest';
import { countOutcome } from './count.ts';

afterEach(() => vi.restoreAllMocks());

test('an outcome is counted by what it was; a message in two parts costs two', () => {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
  countOutcome([
    { type: 'SendingStarted', attempt: 1, parts: 2 },
    { type: 'MessageSent', parts: 2 },
    { type: 'MessageDelivered' },
    { type: 'MessageFailed', why: 'undeliverable' },
  ]);
  const counted = lines.map((line) => {
    const { _aws, service, ...values } = JSON.parse(line);
    return values;
  });
  expect(counted).toEqual([{ sms_sent: 1 }, { sms_parts: 2 }, { sms_delivered: 1 }, { sms_failed: 1 }]);
});

test('counts only outcomes of messages', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  countOutcome([{ type: 'SendingPutBack' }, { type: 'MessageSkipped' }]);
  expect(log).not.toHaveBeenCalled();
});
