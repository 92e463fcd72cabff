import { expect, test } from 'vitest';
import { TicketAccepted, TicketAssigned } from '#events/casework.ts';
import { headReads } from '#shared/commit/simulation/head-reads.ts';
import { Busy, CALLS, LEASE, PATIENCE } from '../domain/decide.ts';
import type { Work } from '../domain/queued.ts';
import { NotTaken, ProviderRefused } from '../provider/sms-provider.ts';
import { eventOf, REPORT, ready, START } from '../testing/in-memory.ts';

const assigned = `${REPORT}~assigned~m-00412~1`;
const accepted = `${REPORT}~accepted~caller~1`;

test('a number that the provider refuses is not tried again', async () => {
  const w = await ready();
  w.deps.provider.send = async () => {
    throw new ProviderRefused('opted-out');
  };
  await w.notify(eventOf(TicketAssigned));
  await w.drain();
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'failed', why: 'opted-out' });
});

test('a provider that is busy gets the message on the next try, without waiting for the lease', async () => {
  const w = await ready();
  const { send } = w.deps.provider;
  w.deps.provider.send = async () => {
    throw new NotTaken('ThrottledException');
  };
  await w.notify(eventOf(TicketAssigned));
  const [work] = w.queued as [Work];
  for (let i = 0; i < CALLS + 2; i++) await expect(w.deliver(work)).rejects.toThrow(NotTaken);
  w.deps.provider.send = send;
  await w.drain();
  expect(w.calls).toHaveLength(1);
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'sent', attempts: 1 });
});

test('a lost answer leads to one call more, after the lease, and never to more than three', async () => {
  const w = await ready();
  let calls = 0;
  w.deps.provider.send = async () => {
    calls += 1;
    throw new Error('timeout');
  };
  await w.notify(eventOf(TicketAssigned));
  const [work] = w.queued as [Work];
  await expect(w.deliver(work)).rejects.toThrow('timeout');
  await expect(w.deliver(work)).rejects.toThrow(Busy);
  expect(calls).toBe(1);
  /** When the lease is over the work goes back once more, for what may still be said of the call. */
  const patient = async () => {
    w.clock.now += LEASE + 1;
    await w.deliver(work);
    const [put] = w.later.splice(0);
    expect(put?.at).toBe(w.clock.now + PATIENCE * 1000);
    w.clock.now += PATIENCE * 1000;
    return put?.work as Work;
  };
  for (let i = 1; i < CALLS; i++) {
    const again = await patient();
    expect(calls).toBe(i);
    await expect(w.deliver(again)).rejects.toThrow('timeout');
  }
  await w.deliver(await patient());
  expect(calls).toBe(CALLS);
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'failed', why: 'unclear' });
});

test('waits for the receipt on redelivery instead of calling again', async () => {
  const w = await ready();
  await w.notify(eventOf(TicketAssigned));
  const [work] = w.queued as [Work];
  await w.send();
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'sending' });
  await expect(w.deliver(work)).rejects.toThrow(Busy);
  w.clock.now += 3_600_000;
  // After a long stop: repeated work comes before what had been put aside.
  await w.deliver(work);
  expect(w.later.map(({ work: of }) => Boolean(of.took))).toEqual([true, false]);
  await w.drain();
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'sent' });
  expect(w.calls).toHaveLength(1);
});

test('records a sent message at once when the queue refuses its settling', async () => {
  const w = await ready();
  await w.notify(eventOf(TicketAssigned));
  w.enqueue.fails = true;
  await w.send();
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'sent' });
  expect(w.later).toEqual([]);
});

test('records when the provider took a message, with its receipt', async () => {
  const w = await ready();
  await w.notify(eventOf(TicketAssigned));
  await w.send();
  w.clock.now += 20_000;
  await w.receive('ref-0', 'delivered');
  const [head] = w.items().filter(({ kind }) => kind === 'message');
  const sent = (head?.log as unknown[][] | undefined)?.find(([type]) => type === 'MessageSent');
  expect(sent?.[4]).toEqual({ parts: 1, ref: 'ref-0', took: new Date(START).toISOString() });
});

test('a receipt delivers the message, whether it comes after the provider’s answer or before', async () => {
  const w = await ready();
  await w.receive('ref-0', 'delivered');
  await w.notify(eventOf(TicketAssigned));
  await w.drain();
  expect(await w.stateOf(assigned)).toMatchObject({ state: 'delivered' });

  await w.notify(eventOf(TicketAccepted));
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

test('one attempt reads its message once', async () => {
  const w = await ready();
  await w.notify(eventOf(TicketAssigned));
  const reads = headReads(w.deps.stores.store);
  await w.send();
  expect(reads()).toBe(1);
});
