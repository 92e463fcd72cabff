import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveNow } from '../local/engine.ts';
import { OwnSystem } from '../local/own-system.ts';
import type { System } from '../local/system.ts';
import { until } from './support/until.ts';

/**
 * A system of its own, since it is killed: the power fails while reports are under way. What was there at the last save
 * is there afterwards, and no chain is left half done.
 */
const own = new OwnSystem('power');
const options = { quiet: true, persist: true, saveSeconds: 600 } as const;
let system: System;

beforeAll(async () => {
  system = await own.start(options);
}, 500_000);
afterAll(() => own.end(true));

const send = async (n: number): Promise<{ report: string; number: string; code: string }> => {
  const answer = await fetch(`${system.origin}/api/intake/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `power-cut-${n}` },
    body: JSON.stringify({
      channel: 'web',
      words: '消防通道被堵',
      place: '幸福里12号楼',
      category: 'fire-lane',
      consent: { process: true, sms: false },
      lang: 'zh-CN',
    }),
  });
  if (answer.status !== 201) throw new Error(`report ${n}: ${answer.status}`);
  return (await answer.json()) as { report: string; number: string; code: string };
};

const stateOf = async (of: { number: string; code: string }): Promise<string> => {
  const json = async (path: string, init: RequestInit) => {
    const answer = await fetch(system.origin + path, init);
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const { status, body } = await json('/api/intake/track', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ number: of.number, code: of.code }),
  });
  if (status !== 200) return 'unknown';
  const headers = { authorization: `Bearer ${body.token}` };
  return (await json(`/api/casework/track/${body.report}`, { headers })).body.state ?? 'nothing';
};

test('after a power cut every saved report reaches its worker', async () => {
  const before: Awaited<ReturnType<typeof send>>[] = [];
  for (let n = 0; n < 5; n++) before.push(await send(n));
  // The disk now has this moment, whatever hops each report has made.
  expect(await saveNow(own.at)).toBe(true);
  const late = await Promise.all([10, 11, 12].map(send));
  own.kill();
  await until('nobody answers any more', () =>
    fetch(system.origin).then(
      () => false,
      () => true,
    ),
  );
  system = await own.start(options);

  const end = Date.now() + 300_000;
  const unsettled = async () => {
    const states = await Promise.all([...before, ...late].map(stateOf));
    const kept = states.slice(0, before.length);
    const lateOnes = states.slice(before.length);
    // The late ones may be gone with the last interval, but a known one goes all the way.
    return {
      states,
      settled:
        kept.every((s) => s === 'assigned') && lateOnes.every((s) => s === 'assigned' || s === 'unknown'),
    };
  };
  let now = await unsettled();
  while (!now.settled && Date.now() < end) {
    await sleep(1_000);
    now = await unsettled();
  }
  expect(now).toMatchObject({ settled: true });
}, 500_000);
