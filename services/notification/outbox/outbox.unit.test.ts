import { expect, test } from 'vitest';
import { ResolutionProposed, TicketAccepted, TicketAssigned, TicketClosed } from '#events/casework.ts';
import { GrantChanged } from '#events/community.ts';
import { ReportReceived } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { LATE } from '../domain/decide.ts';
import type { Work } from '../domain/queued.ts';
import { CALLER, eventOf, inMemoryNotification, REPORT, ready, START, TEXTS } from '../testing/in-memory.ts';

const assigned = `${REPORT}~assigned~m-00412~1`;
const LEAD = { staff: '7', member: 'm-7', grants: [{ role: 'lead', area: 'qt' }], active: true };
const accepted = `${REPORT}~accepted~caller~1`;

test('texts the caller number and code under the community’s signature', async () => {
  const w = await ready();
  await w.notify(eventOf(ReportReceived));
  await w.drain();
  expect(w.calls.map(({ to, text }) => [to, text])).toEqual([
    [CALLER, '【呼应】已收到您的反映，编号2632 6047 3158，查询码7K2M-9PQR-S4TVW。'],
  ]);
  expect(await w.stateOf(`${REPORT}~received~caller~1`)).toMatchObject({ state: 'sent', parts: 1 });
});

test('texts the worker number, category and area by name', async () => {
  const w = await ready();
  await w.notify(eventOf(TicketAssigned));
  await w.drain();
  expect(w.calls[0]).toMatchObject({
    to: 'phone of m-00412',
    text: '【呼应】请签收2632 6047 3158：消防安全，幸福里第七块区。',
  });
});

test('the language is the one that the caller chose when reporting', async () => {
  const w = await ready();
  await w.notify(eventOf(TicketAccepted, { lang: 'en' }));
  await w.drain();
  expect(w.calls[0]?.text).toBe('【呼应】(en) 2632 6047 3158：幸福里第七块区服务队已受理。');
});

test('the text is of the template version that stood when the message was queued', async () => {
  const w = await ready();
  await w.notify(eventOf(TicketAccepted));
  await w.templates({ accepted: '新{number}' }, 2);
  await w.drain();
  expect(w.calls[0]?.text).toContain('已受理');
  await w.notify(eventOf(TicketAccepted, { cycle: 2 }));
  await w.drain();
  expect(w.calls[1]?.text).toBe('【呼应】新2632 6047 3158');
});

test('never stores codes, phone numbers or names', async () => {
  const w = await ready();
  await w.notify(eventOf(ReportReceived));
  await w.notify(eventOf(TicketAccepted));
  await w.drain();
  const stored = JSON.stringify(w.items().filter(({ kind }) => kind === 'message'));
  expect(stored).toContain('accepted');
  expect(stored).not.toMatch(/7K2M|138000|服务队|查询码/);
});

test('a repeated event makes no second message', async () => {
  const w = await ready();
  await w.notify(eventOf(TicketAssigned));
  await w.drain();
  await w.notify(eventOf(TicketAssigned));
  await w.notify(eventOf(TicketAssigned, {}, { version: 9 }));
  await w.drain();
  expect(w.calls).toHaveLength(1);
});

test('when enqueuing failed, the repeated event enqueues again', async () => {
  const w = await ready();
  w.enqueue.fails = true;
  await expect(w.notify(eventOf(TicketAssigned))).rejects.toThrow('did not answer');
  w.enqueue.fails = false;
  await w.notify(eventOf(TicketAssigned));
  await w.drain();
  expect(w.calls).toHaveLength(1);
});

test('a work item that comes twice sends once', async () => {
  const w = await ready();
  await w.notify(eventOf(TicketAssigned));
  w.queued.push(...w.queued);
  await w.drain();
  expect(w.calls).toHaveLength(1);
});

test('an event of an earlier version does not say language and number: what is known of the report does', async () => {
  const w = await ready('en');
  await w.notify(eventOf(TicketAccepted, { lang: undefined }));
  await w.copy.grant(eventOf(GrantChanged, LEAD));
  await w.notify(eventOf(RoutingDoubtful, { number: undefined }));
  await w.drain();
  expect(w.calls.map(({ text }) => text)).toEqual([
    '【呼应】(en) 2632 6047 3158：幸福里第七块区服务队已受理。',
    '【呼应】请判定2632 6047 3158，您负责的片区。',
  ]);
  const unknown = inMemoryNotification();
  await unknown.templates(TEXTS);
  await unknown.notify(eventOf(TicketAccepted, { lang: undefined }));
  expect(unknown.queued.map(({ queued }) => queued.lang)).toEqual(['zh-CN']);
});

test('before the community has templates messages wait, and are sent afterwards', async () => {
  const w = inMemoryNotification();
  await w.notify(eventOf(TicketAssigned));
  const [work] = w.queued as [Work];
  await expect(w.deliver(work)).rejects.toThrow('no templates yet');
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'queued' });
  await w.templates(TEXTS, 5);
  await w.drain();
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'sent', template: 5 });
});

test('a purpose without a text is switched off: nothing is enqueued, nothing written', async () => {
  const w = await ready();
  await w.templates({ accepted: 'x' }, 2);
  const before = w.images.length;
  await w.notify(eventOf(TicketAssigned));
  expect(w.queued).toEqual([]);
  expect(w.images.length).toBe(before);
});

test('does not send old messages when a purpose is switched on, even on redelivery', async () => {
  const w = inMemoryNotification();
  const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();
  await w.templates({ closed: 'x' }, 1, at(0));
  await w.templates({ accepted: '{number}' }, 3, at(20));
  const accepted = (seconds: number, cycle: number) =>
    w.notify(eventOf(TicketAccepted, { cycle }, { time: at(seconds) }));
  await accepted(10, 1);
  expect(w.queued).toEqual([]);
  await accepted(20, 2);
  // Before the community had any texts: such a message waits for the first ones.
  await accepted(-10, 3);
  expect(w.queued.map(({ queued }) => queued.occurrence)).toEqual([2, 3]);
});

test('a message that waited for the first templates is switched off by them', async () => {
  const late = inMemoryNotification();
  await late.notify(eventOf(TicketAssigned));
  await late.templates({ accepted: 'x' });
  await late.drain();
  expect(await late.stateOf(assigned)).toMatchObject({ state: 'off' });
  expect(late.calls).toEqual([]);
});

test('fails a message whose template names a field that it lacks', async () => {
  const w = await ready();
  await w.templates({ closed: '{number} {team}', 'closed-worker': '{number} {code}' }, 2);
  await w.notify(eventOf(TicketClosed));
  await w.drain();
  expect(w.calls).toEqual([]);
  expect(await w.stateOf(`${REPORT}~closed~caller~1`)).toMatchObject({ why: 'template-field' });
  expect(await w.stateOf(`${REPORT}~closed-worker~m-00412~1`)).toMatchObject({ why: 'template-field' });
});

test('describes whatever has no name', async () => {
  const w = inMemoryNotification();
  await w.templates(TEXTS);
  await w.notify(eventOf(TicketAssigned));
  await w.drain();
  expect(w.calls[0]?.text).toBe('【呼应】请签收2632 6047 3158：居民反映，您负责的片区。');
});

test('records an unreachable or unwilling recipient and does not try again', async () => {
  const w = await ready();
  w.contacts[REPORT] = { phone: CALLER, sms: false };
  await w.notify(eventOf(TicketAccepted));
  w.contacts['m-00412'] = { sms: true };
  await w.notify(eventOf(TicketAssigned));
  await w.drain();
  expect(await w.stateOf(accepted)).toMatchObject({ state: 'failed', why: 'declined' });
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'failed', why: 'no-phone' });
  delete w.contacts[REPORT];
  await w.notify(eventOf(ResolutionProposed));
  await w.drain();
  expect(await w.stateOf(`${REPORT}~proposed~caller~1`)).toMatchObject({ why: 'no-phone' });
  expect(w.calls).toEqual([]);
});

test('records an outdated, republished event without sending it', async () => {
  const w = await ready();
  w.clock.now = START + LATE + 1;
  await w.notify(eventOf(TicketAssigned));
  await w.drain();
  expect(w.calls).toEqual([]);
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'failed', why: 'too-late' });
});
