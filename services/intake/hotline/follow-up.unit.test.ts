import { expect, test } from 'vitest';
import { isNumber } from '#shared/ids/number.ts';
import type { TelephonyEvent } from './domain/telephony.ts';
import { sweep } from './sweep.ts';
import {
  AT,
  inMemoryHotline,
  key,
  playCall,
  SAID,
  started,
  toTheTicket,
  unanswered,
  words,
} from './testing/in-memory.ts';

const agreed = [started, ...unanswered, key('1')];

test('cancels earlier call-backs when the caller gets through', async () => {
  const first = await playCall([started, { kind: 'hung-up' }], inMemoryHotline(), 'early');
  expect(await first.stateOf('early')).toMatchObject({ outcome: 'missed' });
  await playCall(toTheTicket, first, 'later');
  expect(await first.stateOf('early')).toMatchObject({ outcome: 'missed', done: 'reported' });
  const second = await playCall([started, { kind: 'hung-up' }], first, 'again');
  await playCall([started, { kind: 'ringing-result', member: 'm-1', result: 'answered' }], second, 'talked');
  expect(await second.stateOf('again')).toMatchObject({ done: 'answered' });
});

test('ends a silent call by the sweep, after an hour when two people were talking', async () => {
  const MINUTE = 60_000;
  const T = Date.parse(AT);
  const silent = await playCall([...agreed, key('1'), words(SAID)]);
  expect(await sweep(silent.deps, T + 4 * MINUTE)).toBe(0);
  expect(await sweep(silent.deps, T + 5 * MINUTE)).toBe(1);
  expect(await silent.stateOf('call-1')).toMatchObject({ outcome: 'draft', ended: expect.any(String) });
  expect(await sweep(silent.deps, T + 90 * MINUTE)).toBe(0);
  const talking = await playCall([started, { kind: 'ringing-result', member: 'm-1', result: 'answered' }]);
  expect(await sweep(talking.deps, T + 59 * MINUTE)).toBe(0);
  expect(await sweep(talking.deps, T + 60 * MINUTE)).toBe(1);
});

test('makes a confirmed ticket by the sweep, once, when the call could not', async () => {
  const { deps, send, stateOf, main } = await playCall(toTheTicket.slice(0, -2));
  const broken = deps.secrets.trackingCode;
  deps.secrets.trackingCode = () => Promise.reject(new Error('throttled'));
  await expect(send({ call: 'call-1', seq: 8, ...key('1') } as TelephonyEvent)).rejects.toThrow('throttled');
  expect(await stateOf('call-1')).toMatchObject({ outcome: 'ticket' });
  expect((await stateOf('call-1')).number).toBeUndefined();
  deps.secrets.trackingCode = broken;
  await sweep(deps, Date.parse(AT) + 31_000);
  const { number } = await stateOf('call-1');
  expect(isNumber(number ?? '')).toBe(true);
  expect((await send({ call: 'call-1', seq: 8, ...key('1') } as TelephonyEvent)).number).toBe(number);
  expect(main().filter(({ kind }) => kind === 'report')).toHaveLength(1);
});

test('keeps a call open for the sweep until earlier call-backs are cancelled', async () => {
  const first = await playCall([started, { kind: 'hung-up' }], inMemoryHotline(), 'early');
  const { deps, send, stateOf, vault } = await playCall(toTheTicket.slice(0, -2), first);
  const { delete: forget } = deps.vault;
  deps.vault.delete = () => Promise.reject(new Error('throttled'));
  await expect(send({ call: 'call-1', seq: 8, ...key('1') } as TelephonyEvent)).rejects.toThrow('throttled');
  deps.vault.delete = forget;
  const missed = () => vault().filter(({ sk }) => String(sk).startsWith('missed#'));
  expect(missed()).toHaveLength(1);
  await sweep(deps, Date.parse(AT) + 31_000);
  expect(missed()).toEqual([]);
  expect(await stateOf('early')).toMatchObject({ done: 'reported' });
  expect(isNumber((await stateOf('call-1')).number ?? '')).toBe(true);
});
