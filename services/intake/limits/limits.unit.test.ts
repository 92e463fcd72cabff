import { expect, test } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { headReads } from '#shared/commit/simulation/head-reads.ts';
import { noteInPlace, reportsOf } from '../callers/callers.ts';
import { admitReport, type Incoming, receiveReport } from '../reports/receive.ts';
import { Secrets } from '../secrets/secrets.ts';
import { limits } from './domain/limits.ts';
import { Limits } from './limits.ts';

const AT = '2026-11-22T01:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString();
function inMemoryIntake(times = 1) {
  const main = memoryRows();
  const vault = memoryRows();
  const secrets = new Secrets(vault.rows);
  const stores = { store: memoryStore(), vault: memoryStore() };
  const deps = { main: main.rows, vault: vault.rows, stores, secrets, zone: 'Asia/Shanghai' };
  return { main, deps, limit: new Limits(main.rows, secrets, times) };
}
const refusal = (retryAfter: number) =>
  expect.objectContaining({ status: 429, code: 'too-many-requests', retryAfter });
const [{ most }] = limits.draft;
const web: Incoming = { channel: 'web', words: '漏水', consent: { process: true, sms: true }, lang: 'zh-CN' };

test('refuses beyond the limit, says when to retry, and starts anew with the next window', async () => {
  const { limit } = inMemoryIntake();
  for (let i = 0; i < most; i++) await limit.address('draft', '203.0.113.9', later(60));
  await expect(limit.address('draft', '203.0.113.9', later(60))).rejects.toEqual(refusal(540));
  await limit.address('draft', '203.0.113.10', later(60));
  await limit.address('track', '203.0.113.9', later(60));
  await limit.address('draft', '203.0.113.9', later(600));
});

test('a day has its own limit, whatever each ten minutes allow, and both count in one write', async () => {
  const { limit, main } = inMemoryIntake();
  const [short, day] = limits.draft;
  for (let i = 0; i < day.most; i++)
    await limit.address('draft', '203.0.113.9', later(Math.floor(i / short.most) * short.seconds));
  expect(main.items().filter(({ pk }) => pk.startsWith('limit#'))).toHaveLength(1);
  const full = (seconds: number) => limit.address('draft', '203.0.113.9', later(seconds));
  await expect(full(20 * 600)).rejects.toEqual(refusal(23 * 3_600 - 20 * 600));
  await full(23 * 3_600);
});

test('a household with a whole IPv6 network counts as one', async () => {
  const { limit } = inMemoryIntake();
  for (let i = 0; i < most; i++) await limit.address('draft', `2001:db8:1:2::${i.toString(16)}`, AT);
  await expect(limit.address('draft', '2001:db8:1:2:9::1', AT)).rejects.toEqual(refusal(600));
});

test('holds the limit for simultaneous requests', async () => {
  const { limit } = inMemoryIntake();
  const tries = Array.from({ length: most + 20 }, () => limit.address('draft', '203.0.113.9', AT));
  const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(20);
});

test('keeps counters that reveal no address, wake no publisher, and expire', async () => {
  const { limit, main } = inMemoryIntake();
  await limit.address('draft', '203.0.113.9', AT);
  await limit.take('phone', '+8613800005678', AT);
  for (const row of main.items()) {
    expect(JSON.stringify(row)).not.toMatch(/203\.0|1380000/);
    expect(row).not.toHaveProperty('emits');
    expect(row.expires).toBeGreaterThan(Date.parse(AT) / 1000);
  }
});

test('multiplies the limits by the setting', async () => {
  const { limit } = inMemoryIntake(3);
  for (let i = 0; i < most * 3; i++) await limit.address('draft', '203.0.113.9', AT);
  await expect(limit.address('draft', '203.0.113.9', AT)).rejects.toEqual(refusal(600));
});

test('a stranger can make us text one phone five times a day, however the number is typed; without SMS they may go on', async () => {
  const { limit, deps } = inMemoryIntake();
  const admit = async (key: string, of: Partial<Incoming> = {}, at = AT) => {
    const input = { ...web, phone: '138 0000 5678', ...of };
    const by = { key, at, actor: 'anonymous' };
    const admitted = await admitReport(deps, limit, input, by, `203.0.113.${key.length}`);
    return receiveReport(deps, input, by, admitted);
  };
  for (const key of ['a', 'bb', 'ccc', 'dddd', 'eeeee']) await admit(key, { phone: '+86 138-0000-5678' });
  await expect(admit('ffffff')).rejects.toMatchObject({ status: 429 });
  await admit('ggggggg', { consent: { process: true, sms: false } });
  await admit('hhhhhhhh', { phone: '13800005679' });
  await admit('iiiiiiiii', {}, '2026-11-23T00:00:00.000Z');
  const reports = await reportsOf(deps.vault, await deps.secrets.callerRef('+8613800005678'));
  expect(reports.map(({ at }) => at)).toEqual(['2026-11-23T00:00:00.000Z', ...Array(5).fill(AT)]);
});

test('leaves the caller’s list alone when a stranger’s report is not texted', async () => {
  const { limit, deps } = inMemoryIntake();
  const admit = async (key: string, sms: boolean, phone = '138 0000 5678') => {
    const input: Incoming = { ...web, phone, consent: { process: true, sms } };
    const by = { key, at: AT, actor: 'anonymous' };
    return receiveReport(deps, input, by, await admitReport(deps, limit, input, by, `203.0.113.${key}`));
  };
  const own = await admit('1', true);
  for (let i = 2; i < 14; i++) await admit(String(i), false);
  const listed = async (phone: string) => reportsOf(deps.vault, await deps.secrets.callerRef(phone));
  expect(await listed('+8613800005678')).toEqual([{ report: own.report, number: own.number, at: AT }]);
  // We text nobody abroad, whatever they agreed to.
  await admit('14', true, '+49 30 901820');
  expect(await listed('+4930901820')).toEqual([]);
});

test('holds the texting limit for simultaneous reports, and counts a retry once', async () => {
  const { limit, deps } = inMemoryIntake();
  const input = { ...web, phone: '13800005678' };
  const hand = async (n: number, at = AT) => {
    const by = { key: `key-${n}`, at, actor: 'anonymous' };
    return receiveReport(deps, input, by, await admitReport(deps, limit, input, by, `203.0.113.${n}`));
  };
  const all = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => hand(n)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  const first = all.findIndex(({ status }) => status === 'fulfilled');
  for (const at of [AT, later(90_000)]) await hand(first, at);
  const reports = await reportsOf(deps.vault, await deps.secrets.callerRef('+8613800005678'), 50);
  expect(reports).toHaveLength(5);
});

test('reads a new report once, and a retried one once', async () => {
  const { limit, deps } = inMemoryIntake();
  const by = { key: 'key-00001', fingerprint: 'f', at: AT, actor: 'anonymous' };
  const hand = async () =>
    receiveReport(deps, web, by, await admitReport(deps, limit, web, by, '203.0.113.9'));
  const reads = headReads(deps.stores.store);
  const first = await hand();
  expect(reads()).toBe(1);
  expect(await hand()).toEqual(first);
  expect(reads()).toBe(2);
});

test('does not count a retry of a stored report', async () => {
  const { limit, deps } = inMemoryIntake();
  const by = { key: 'key-00001', fingerprint: 'f', at: AT, actor: 'anonymous' };
  const input = { ...web, phone: '13800005678' };
  await admitReport(deps, limit, input, by, '203.0.113.9');
  await receiveReport(deps, input, by);
  for (let i = 0; i < 40; i++) await admitReport(deps, limit, input, by, '203.0.113.9');
});

test('the same report handed in twice at the same time takes one place, so that its caller can answer for it by SMS', async () => {
  const { deps } = inMemoryIntake();
  const one = { report: 'R1', number: '263260473158', at: AT };
  const other = { report: 'R2', number: '263260473166', at: AT };
  const all = [one, one, other, one].map((report) => noteInPlace(deps.vault, 'c1', report, 5));
  expect(await Promise.all(all)).toEqual([true, true, true, true]);
  expect((await reportsOf(deps.vault, 'c1')).map(({ report }) => report).sort()).toEqual(['R1', 'R2']);
});
