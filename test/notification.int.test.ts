import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { ResolutionProposed, TicketAccepted, TicketAssigned } from '#events/casework.ts';
import { AreaChanged, RulesChanged } from '#events/community.ts';
import type { EventDefinition } from '#events/envelope.ts';
import { newId } from '#shared/ids/id.ts';
import { grouped } from '#shared/ids/number.ts';
import { call } from './support/call.ts';
import { invoke } from './support/invoke.ts';
import { headOf } from './support/logs.ts';
import { messageIn, messagesOf } from './support/messages.ts';
import { putEvent } from './support/queues.ts';
import { clearReport, type Receipt, sendReport, testPhone } from './support/report.ts';
import { smsTo } from './support/sms.ts';
import { tokenOf } from './support/system.ts';
import { until } from './support/until.ts';
import { workersPhone } from './support/workers-phone.ts';

const FIRST: Readonly<Record<string, object>> = {
  TicketAssigned: { why: 'reported', assignment: undefined, previous: undefined },
};

/** Puts an event into this service's queue alone, as its topic would, without troubling the other services. */
const deliverEvent = (
  definition: EventDefinition,
  of: { subject: string; version?: number; time?: string; data?: object },
): Promise<void> =>
  putEvent('huying-notification-on', definition, {
    ...of,
    // The example of an assignment is one after a raised level.
    data: { ...(definition.example as object), ...FIRST[definition.name], ...of.data },
  });

const phone = testPhone();
let receipt: Receipt;

beforeAll(async () => {
  receipt = await sendReport(clearReport(phone));
});

test('the resident reads number and code, and the carrier’s word reaches the record', async () => {
  const delivered = await messageIn(receipt.report, 'received', 'delivered');
  expect(delivered).toMatchObject({ to: 'caller', occurrence: 1, parts: 1 });
  const [sms, ...more] = await smsTo(phone);
  expect(more).toEqual([]);
  expect(sms?.text.startsWith('【呼应】')).toBe(true);
  expect(sms?.text).toContain(grouped(receipt.number));
  expect(sms?.text.replace(/[\s-]/g, '')).toContain(receipt.code.replace(/[\s-]/g, ''));
});

test('the responsible worker is told by SMS, in names and not in codes', async () => {
  await messageIn(receipt.report, 'assigned', 'delivered');
  const texts = (await smsTo(workersPhone())).map(({ text }) => text);
  const [text = ''] = texts.filter((one) => one.includes(grouped(receipt.number)));
  expect(text.startsWith('【呼应】')).toBe(true);
  expect(text).not.toMatch(/qt-03|fire-lane|[{}]/);
});

test('staff of the area see what became of the messages, without numbers and texts', async () => {
  await messageIn(receipt.report, 'assigned', 'delivered');
  const body = await messagesOf(receipt.report, await tokenOf('worker'));
  expect(body.map(({ purpose }) => purpose).sort()).toEqual(['assigned', 'received']);
  const fields = ['at', 'occurrence', 'parts', 'purpose', 'queuedAt', 'state', 'to'];
  for (const one of body) expect(Object.keys(one).sort()).toEqual(fields);
  expect(JSON.stringify(body)).not.toMatch(new RegExp(`${phone.slice(-8)}|${receipt.code}|m-\\d|呼应`));
});

test('hides from everybody else whether there are messages', async () => {
  await messageIn(receipt.report, 'assigned', 'delivered');
  const path = `/api/notification/messages?about=${receipt.report}`;
  const unknown = `/api/notification/messages?about=${newId('R', Date.now())}`;
  expect((await call('GET', path)).status).toBe(401);
  expect((await call('GET', path, { token: await tokenOf('admin') })).body).toMatchObject({
    code: 'no-right',
  });
  expect((await call('GET', unknown, { token: await tokenOf('leader') })).body).toMatchObject({
    code: 'not-found',
  });
});

test('a ticket of another area looks like one that does not exist', async () => {
  const elsewhere = newId('R', Date.now());
  await deliverEvent(TicketAssigned, {
    subject: elsewhere,
    data: { area: 'elsewhere/e-1', holder: 'm-nobody' },
  });
  await until('a message elsewhere', () => headOf('notification', `${elsewhere}~assigned~m-nobody~1`));
  const answer = await call('GET', `/api/notification/messages?about=${elsewhere}`, {
    token: await tokenOf('leader'),
  });
  expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
});

test('bad questions are answered with the field that is wrong', async () => {
  const token = await tokenOf('leader');
  for (const query of [
    '',
    '?about=',
    '?about=x',
    '?about=R01%00',
    `?about=${receipt.report}&after=nonsense`,
    `?about=${receipt.report}&after=${'a'.repeat(2000)}`,
  ]) {
    const answer = await call('GET', `/api/notification/messages${query}`, { token, lang: 'en' });
    expect([query, answer.status, answer.body.code]).toEqual([query, 422, 'invalid']);
  }
});

test('events that come again, from the log or twice in the queue, send nothing more', async () => {
  const before = await messagesOf(receipt.report, await tokenOf('leader'));
  await invoke('huying-intake-republish', { subject: receipt.report });
  await invoke('huying-casework-republish', { subject: receipt.report });
  // A later message shows that the repeated events were handled before it.
  await deliverEvent(ResolutionProposed, {
    subject: receipt.report,
    version: 90,
    data: { number: receipt.number, cycle: 9 },
  });
  await messageIn(receipt.report, 'proposed', 'delivered');
  expect(await smsTo(phone)).toHaveLength(2);
  expect(await messagesOf(receipt.report, await tokenOf('leader'))).toHaveLength(before.length + 1);
});

test('a message to a caller without a number says so, in the language that the event tells', async () => {
  const subject = newId('R', Date.now());
  await deliverEvent(TicketAccepted, {
    subject,
    version: 4,
    data: { area: 'qt/qt-03/qt-03-07', lang: 'en' },
  });
  const failed = await messageIn(subject, 'accepted', 'failed');
  expect(failed).toMatchObject({ why: 'no-phone', to: 'caller' });
  const head = await headOf('notification', `${subject}~accepted~caller~1`);
  expect(JSON.stringify(head?.log[0])).toContain('"lang":"en"');
  const [english] = await messagesOf(subject, await tokenOf('leader'), 'en');
  expect(english?.reason).toContain('There is no mobile number');
});

test('records an outdated message without sending it', async () => {
  const subject = newId('R', Date.now());
  const time = new Date(Date.now() - 4 * 86_400_000).toISOString();
  await deliverEvent(TicketAssigned, { subject, time, data: { area: 'qt/qt-03/qt-03-07' } });
  expect(await messageIn(subject, 'assigned', 'failed')).toMatchObject({ why: 'too-late' });
});

test('a phone that cannot be reached ends in a failure that says what to do', async () => {
  const dead = testPhone().slice(0, -4).concat('0000');
  const { report } = await sendReport(clearReport(dead), randomUUID());
  const failed = await messageIn(report, 'received', 'failed');
  expect(failed).toMatchObject({ why: 'undeliverable', reason: '运营商未能送达，请稍后电话联系' });
});

test('a caller who did not agree gets no SMS', async () => {
  const quiet = testPhone();
  const body = { ...clearReport(quiet), consent: { process: true as const, sms: false } };
  const { report, number } = await sendReport(body, randomUUID());
  await messageIn(report, 'assigned', 'delivered');
  await deliverEvent(ResolutionProposed, { subject: report, version: 90, data: { number, cycle: 9 } });
  expect(await messageIn(report, 'proposed', 'failed')).toMatchObject({ why: 'declined' });
  expect(await smsTo(quiet)).toEqual([]);
});

test('holds messages in quiet hours, except emergencies', async () => {
  const area = `quiet-${Date.now()}`;
  const clock = (minutes: number) =>
    new Date(Date.now() + minutes * 60_000 + 8 * 3_600_000).toISOString().slice(11, 16);
  const rules = {
    kind: 'sla',
    name: area,
    levels: [{ level: 1, at: ['block'], name: '社区站', nameEn: 'Station' }],
    rules: [{ stage: 'accept', minutes: 15, clock: 'calendar' }],
    quiet: { from: clock(-2), to: clock(3) },
  };
  await deliverEvent(RulesChanged, { subject: `sla.${area}`, data: { rules } });
  await deliverEvent(AreaChanged, { subject: area, data: { id: area, path: area, sla: area } });
  const [calm, urgent] = [newId('R', Date.now()), newId('R', Date.now() + 1)];
  for (const copy of [`sla#${area}`, `area#${area}`])
    await until('the copies', () => headOf('notification', copy));
  await deliverEvent(TicketAssigned, { subject: calm, data: { area, holder: 'm-nobody' } });
  await deliverEvent(TicketAssigned, {
    subject: urgent,
    data: { area, holder: 'm-nobody', urgency: 'emergency' },
  });
  const facts = async (id: string) =>
    (await headOf('notification', `${id}~assigned~m-nobody~1`))?.log.map(([type]) => type);
  await until('the emergency tried', async () => (await facts(urgent))?.includes('MessageFailed'));
  await until('the other held', async () => (await facts(calm))?.length === 1);
  expect(await facts(calm)).toEqual(['MessageQueued']);
});
