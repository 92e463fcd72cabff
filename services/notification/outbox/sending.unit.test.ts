import { expect, test } from 'vitest';
import { TicketAccepted, TicketAssigned } from '#events/casework.ts';
import { Busy, CALLS, LEASE } from '../domain/decide.ts';
import type { Work } from '../domain/queued.ts';
import { NotTaken, ProviderRefused } from '../provider/sms-provider.ts';
import { eventOf, REPORT, ready, START } from '../testing/world.ts';

const assigned = `${REPORT}~assigned~m-00412~1`;
const accepted = `${REPORT}~accepted~caller~1`;

test('a number that the provider refuses is not tried again', async () => {
  const w = await ready();
  w.parts.provider.send = async () => {
    throw new ProviderRefused('opted-out');
  };
  await w.tell(eventOf(TicketAssigned));
  await w.drain();
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'failed', why: 'opted-out' });
});

test('a provider that is busy gets the message on the next try, without waiting for the lease', async () => {
  const w = await ready();
  const { send } = w.parts.provider;
  w.parts.provider.send = async () => {
    throw new NotTaken('ThrottledException');
  };
  await w.tell(eventOf(TicketAssigned));
  const [work] = w.queued as [Work];
  for (let i = 0; i < CALLS + 2; i++) await expect(w.deliver(work)).rejects.toThrow(NotTaken);
  w.parts.provider.send = send;
  await w.drain();
  expect(w.calls).toHaveLength(1);
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'sent', attempts: 1 });
});

test('a lost answer leads to one call more, after the lease, and never to more than three', async () => {
  const w = await ready();
  let calls = 0;
  w.parts.provider.send = async () => {
    calls += 1;
    throw new Error('timeout');
  };
  await w.tell(eventOf(TicketAssigned));
  const [work] = w.queued as [Work];
  await expect(w.deliver(work)).rejects.toThrow('timeout');
  await expect(w.deliver(work)).rejects.toThrow(Busy);
  expect(calls).toBe(1);
  for (let i = 1; i < CALLS; i++) {
    w.clock.now += LEASE + 1;
    await expect(w.deliver(work)).rejects.toThrow('timeout');
  }
  w.clock.now += LEASE + 1;
  await w.deliver(work);
  expect(calls).toBe(CALLS);
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'failed', why: 'unclear' });
});

test('a receipt delivers the message, whether it comes after the provider’s answer or before', async () => {
  const w = await ready();
  await w.receive('ref-0', 'delivered');
  await w.tell(eventOf(TicketAssigned));
  await w.drain();
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'delivered' });

  await w.tell(eventOf(TicketAccepted));
  await w.drain();
  expect(await w.stateOf(accepted)).toMatchObject({ state: 'sent' });
  await w.receive('ref-1', 'failed');
  await w.receive('ref-1', 'failed');
  expect(await w.stateOf(accepted)).toMatchObject({ state: 'failed', why: 'undeliverable' });
});

test('a receipt for somebody else’s SMS changes nothing and expires', async () => {
  const w = await ready();
  await w.receive('unknown', 'failed');
  const kept = w.items().find(({ pk }) => pk === 'receipt#unknown');
  expect(kept?.expires).toBe(START / 1000 + 30 * 86_400);
});
