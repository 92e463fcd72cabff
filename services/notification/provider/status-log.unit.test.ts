import { expect, test } from 'vitest';
import { logsEvent, packed } from '../testing/logs-event.ts';
import { receiptsOf } from './status-log.ts';

const at = '2026-11-23T01:00:00.000Z';

test('delivered and failed messages are told by their references', () => {
  const event = logsEvent([
    { ref: 'a', delivered: true, to: '+8613800000001', at },
    { ref: 'b', delivered: false, to: '+8613800000002', at },
  ]);
  expect(receiptsOf(event)).toEqual({
    receipts: [
      { ref: 'a', outcome: 'delivered' },
      { ref: 'b', outcome: 'failed' },
    ],
    unreadable: 0,
  });
});

test('a line that is no delivery status is counted and left out', () => {
  const messages = [
    '',
    '{}',
    '"x"',
    '{"status":"SUCCESS"}',
    '{"notification":{"messageId":""},"status":"SUCCESS"}',
  ];
  const logEvents = messages.map((message) => ({ message }));
  expect(receiptsOf(packed({ messageType: 'DATA_MESSAGE', logEvents }))).toEqual({
    receipts: [],
    unreadable: 5,
  });
});

test('the control message of a new subscription says nothing about messages', () => {
  const logEvents = [{ message: 'CWL CONTROL MESSAGE: Checking health of destination' }];
  expect(receiptsOf(packed({ messageType: 'CONTROL_MESSAGE', logEvents }))).toEqual({
    receipts: [],
    unreadable: 0,
  });
});

test('throws on anything that is not a batch', () => {
  expect(() => receiptsOf({ awslogs: { data: 'AAAA' } })).toThrow();
  expect(() => receiptsOf(packed({ x: 1 }))).toThrow();
});
