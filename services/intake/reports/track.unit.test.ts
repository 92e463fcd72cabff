import { expect, test } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { limits } from '../limits/domain/limits.ts';
import { Limits } from '../limits/limits.ts';
import { Secrets } from '../secrets/secrets.ts';
import { type Incoming, receiveReport } from './receive.ts';
import { openedBy } from './track.ts';

const AT = '2026-11-22T01:00:00.000Z';
const input: Incoming = {
  channel: 'web',
  words: '漏水',
  consent: { process: true, sms: false },
  lang: 'zh-CN',
};

async function inMemoryIntake() {
  const [main, vault] = [memoryRows(), memoryRows()];
  const secrets = new Secrets(vault.rows);
  const stores = { store: memoryStore(), vault: memoryStore() };
  const deps = { main: main.rows, vault: vault.rows, stores, secrets, zone: 'Asia/Shanghai' };
  const limit = new Limits(main.rows, secrets, 1);
  const receipt = await receiveReport(deps, input, { key: 'web:key', at: AT, actor: 'anonymous' });
  const enter = (number: string, code: string, address = '203.0.113.9') =>
    openedBy(deps, limit, { number, code }, { at: AT, address });
  return { ...receipt, enter };
}

test('number and code open their report; a wrong code and an unknown number look alike', async () => {
  const { report, number, code, enter } = await inMemoryIntake();
  expect(await enter(number, code.toLowerCase())).toBe(report);
  await expect(enter(number, '0'.repeat(13))).rejects.toMatchObject({ status: 404 });
  await expect(enter('1', code)).rejects.toMatchObject({ status: 404 });
});

test('too many guesses are refused, and never shut out the resident who has the code', async () => {
  const { report, number, code, enter } = await inMemoryIntake();
  for (let n = 0; n < limits.number[0].most; n++)
    await expect(enter(number, 'wrong', `203.0.113.${n % 10}`)).rejects.toMatchObject({ status: 404 });
  await expect(enter(number, 'wrong', '203.0.113.99')).rejects.toMatchObject({ status: 429 });
  expect(await enter(number, code)).toBe(report);
  for (let n = 0; n < limits.track[0].most; n++) await enter(`${n}`, 'wrong', '198.51.100.7').catch(() => 0);
  await expect(enter('7', 'wrong', '198.51.100.7')).rejects.toMatchObject({ status: 429 });
  expect(await enter(number, code, '198.51.100.7')).toBe(report);
});
