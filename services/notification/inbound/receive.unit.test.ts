import { expect, test } from 'vitest';
import { MessageReceived } from '#events/notification.ts';
import { load } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { toEvents } from '#shared/commit/publish.ts';
import { headReads } from '#shared/commit/simulation/head-reads.ts';
import { inbound, type Known } from '../domain/inbound.ts';
import { senderOf, TwoWaySms } from '../provider/two-way.ts';
import { inboundId, receive } from './receive.ts';

const sms = (messageBody: string, inboundMessageId = 'cae173d2') => ({
  originationNumber: '+8613800000001',
  messageBody,
  inboundMessageId,
});

function station(known: Known = { reports: ['R1'] }) {
  const store = memoryStore();
  const asked: string[] = [];
  const whose = async (phone: string) => {
    asked.push(phone);
    return known;
  };
  const deps = { stores: { store }, whose, now: () => Date.parse('2026-11-23T01:00:00.000Z') };
  return { store, asked, receive: (one: TwoWaySms) => receive(deps, one) };
}

test('publishes an answer and its sender, and keeps neither number nor words', async () => {
  const { store, receive } = station();
  await receive(sms('1，3158'));
  const [head] = store.images;
  const [published] = toEvents('notification', inbound, head as never);
  expect(published?.event.subject).toMatch(/^I[0-9A-Z]{26}$/);
  expect(MessageReceived.schema.parse(published?.event.data)).toEqual({
    sender: 'caller',
    reports: ['R1'],
    digit: '1',
    four: '3158',
  });
  await receive(sms('张三家漏水', 'other'));
  expect(JSON.stringify(store.items())).not.toMatch(/1380000|张三|漏水/);
});

test('the same SMS handed over again, at the same time or later, is one', async () => {
  const { store, asked, receive } = station();
  await Promise.all([receive(sms('1')), receive(sms('1'))]);
  await receive(sms('1'));
  expect(store.items()).toHaveLength(1);
  expect(store.images).toHaveLength(1);
  expect(asked.length).toBeLessThanOrEqual(2);
});

test('records an SMS from an unknown number without anything about its sender', async () => {
  const { store, receive } = station({ reports: [] });
  await receive(sms('1'));
  expect((await load(store, inbound, inboundId('cae173d2'))).state).toEqual({ sender: 'unknown' });
  const [head] = store.images;
  expect(head).not.toHaveProperty('emits');
  expect(JSON.stringify(head)).not.toContain('1380000');
});

test('looks numbers up in E.164, however the carrier writes them', () => {
  for (const originationNumber of ['+8613800000001', '8613800000001', '13800000001', '138 0000 0001'])
    expect(senderOf({ ...sms('1'), originationNumber })).toBe('+8613800000001');
  expect(senderOf({ ...sms('1'), originationNumber: '+14255550182' })).toBe('+14255550182');
});

test('the provider’s message is read as the provider writes it', () => {
  expect(
    TwoWaySms.safeParse({
      originationNumber: '+14255550182',
      destinationNumber: '+12125550101',
      messageKeyword: 'JOIN',
      messageBody: 'EXAMPLE',
      inboundMessageId: 'cae173d2-66b9-564c-8309-21f858e9fb84',
      previousPublishedMessageId: 'wJalrXUtnFEMI',
    }).success,
  ).toBe(true);
});

test('loads an SMS once', async () => {
  const { store, receive } = station();
  const reads = headReads(store);
  await receive(sms('1'));
  expect(reads()).toBe(1);
});
