import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fateOf, partsOf, subscriptionEvent } from './receipt.ts';

const at = new Date('2026-11-22T01:02:03.456Z');
const sms = (number: string) => ({ id: 'm-1', number, text: '【呼应】你好', sequence: 0 });
const unpacked = (number: string) => {
  const { awslogs } = subscriptionEvent(sms(number), at);
  const data = JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString('utf8'));
  return { ...data, status: JSON.parse(data.logEvents[0].message) };
};

test('a receipt is the delivery status of SNS inside a CloudWatch Logs subscription event', () => {
  const event = unpacked('+8613800001234');
  expect(event).toMatchObject({ messageType: 'DATA_MESSAGE', logEvents: [{ timestamp: at.getTime() }] });
  expect(event.status).toMatchObject({
    notification: { messageId: 'm-1', timestamp: '2026-11-22 01:02:03.456' },
    delivery: { destination: '+8613800001234', numberOfMessageParts: 1 },
    status: 'SUCCESS',
  });
});

test('numbers that end in 0000 cannot be reached', () => {
  expect(fateOf('+8613800000000')).toBe('FAILURE');
  expect(unpacked('+8613800000000')).toMatchObject({ status: { status: 'FAILURE' } });
  expect(unpacked('+8613800000000').logGroup).toMatch(/Failure$/);
});

test('a Chinese SMS has 70 characters, each part of a longer one 67', () => {
  expect([partsOf('好'.repeat(70)), partsOf('好'.repeat(71)), partsOf('好'.repeat(135))]).toEqual([1, 2, 3]);
  expect([partsOf('a'.repeat(160)), partsOf('a'.repeat(161))]).toEqual([1, 2]);
});
