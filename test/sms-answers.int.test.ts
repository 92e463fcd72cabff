import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { replyBySms, sendReply } from '../local/phones/reply.ts';
import { inboundId } from '../services/notification/inbound/receive.ts';
import { headOf, instantOf } from './support/logs.ts';
import { messageIn } from './support/messages.ts';
import { clearReport, sendReport, testPhone } from './support/report.ts';
import { smsTo } from './support/sms.ts';
import { system } from './support/system.ts';
import { until } from './support/until.ts';
import { workersPhone } from './support/workers-phone.ts';

/** The one fact about an SMS that came in, once it is on record. */
const received = async (id: string): Promise<readonly unknown[]> => {
  const head = await until('the SMS on record', () => headOf('notification', inboundId(id)));
  expect(head.version).toBe(1);
  const [type, , , , data] = head.log[0] ?? [];
  expect(JSON.stringify(head)).not.toMatch(/\+86|1540\d{7}|漏水/);
  return [type, data];
};

test('an answer by SMS is on record with who sent it and what it says, once, without number and words', async () => {
  const { endpoint } = await system();
  const phone = testPhone();
  const receipt = await sendReport(clearReport(phone));
  const id = await replyBySms({ endpoint }, phone, '１，3158');
  const known = { sender: 'caller', reports: [receipt.report], digit: '1', four: '3158' };
  expect(await received(id)).toEqual(['MessageReceived', known]);
  await sendReply(endpoint, { from: phone, text: '1 3158' }, id);
  const nonsense = await replyBySms({ endpoint }, phone, '楼上还在漏水');
  expect(await received(nonsense)).toEqual([
    'MessageReceived',
    { sender: 'caller', reports: [receipt.report] },
  ]);
  expect((await received(id)).length).toBe(2);
});

test('does not answer an SMS from an unknown number', async () => {
  const stranger = testPhone();
  const { endpoint } = await system();
  const id = await replyBySms({ endpoint }, stranger, '1');
  expect(await received(id)).toEqual(['SenderUnknown', undefined]);
  expect(await smsTo(stranger)).toEqual([]);
});

test('a worker accepts a ticket by answering 1 and the last four of its number', async () => {
  const { endpoint } = await system();
  const mine = await sendReport(clearReport(), randomUUID());
  await messageIn(mine.report, 'assigned', 'delivered');
  const id = await replyBySms({ endpoint }, workersPhone(), `1 ${mine.number.slice(-4)}`);
  expect((await received(id))[1]).toMatchObject({ sender: 'member', digit: '1' });
  await until('the ticket accepted', async () =>
    instantOf(await headOf('casework', mine.report), 'TicketAccepted'),
  );
});
