import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { candidate, isNumber } from '#shared/ids/number.ts';
import { runs } from '#shared/runs.ts';
import { Secrets } from '../secrets/secrets.ts';
import type { NewReport } from './domain/input.ts';
import { publicKey, receiveReport } from './receive.ts';
import { claimNumber, reportOf, sameCode, wordsOf } from './store.ts';

const ZONE = 'Asia/Shanghai';
const AT = '2026-11-22T01:00:00.000Z';
const input: NewReport = {
  channel: 'web',
  words: '楼道堆物',
  place: '幸福里12号楼',
  phone: '138 0000 5678',
  name: '张三',
  consent: { process: true, sms: true },
  lang: 'zh-CN',
};
function inMemoryIntake() {
  const main = memoryRows();
  const vault = memoryRows();
  const stores = { store: memoryStore(), vault: memoryStore() };
  const deps = { main: main.rows, vault: vault.rows, stores, secrets: new Secrets(vault.rows), zone: ZONE };
  return { deps, numbers: main.items, stores };
}
const by = (key: string, fingerprint = 'f1', at = AT) => ({ key, fingerprint, at, actor: 'anonymous' });
const pause = () => new Promise((later) => setTimeout(later, 0));

test('a report gets a number, a code, and an event that tells nothing about the person', async () => {
  const { deps, stores } = inMemoryIntake();
  const receipt = await receiveReport(deps, input, by('key-00001'));
  expect(receipt.report).toMatch(/^R/);
  expect(isNumber(receipt.number)).toBe(true);
  expect(receipt.code).toBe(await deps.secrets.trackingCode(receipt.report));
  expect(await reportOf(deps.main, receipt.number)).toBe(receipt.report);
  const head = (await stores.store.get(receipt.report, '-')) as Head;
  expect(head).toMatchObject({ version: 1, emits: 1 });
  expect(JSON.stringify(stores.store.items())).not.toMatch(/楼道|幸福里|1380000|张三/);
  const [words] = stores.vault.items();
  expect(words).toMatchObject({
    pk: receipt.report,
    words: '楼道堆物',
    phone: '+8613800005678',
    consent: { process: true, sms: true, at: AT },
  });
});

test.each([
  [{ phone: '13800005678', sms: true }, true],
  [{ phone: '13800005678', sms: false }, false],
  [{ sms: true }, false],
])(
  'with %j the caller is reachable: %s',
  async ({ phone, sms }: { phone?: string; sms: boolean }, reachable) => {
    const { deps, stores } = inMemoryIntake();
    const { phone: _phone, ...rest } = input;
    const { report } = await receiveReport(
      deps,
      { ...rest, ...(phone && { phone }), consent: { process: true, sms } },
      by('key-00001'),
    );
    expect(((await stores.store.get(report, '-')) as Head).log[0]?.[4]).toMatchObject({ reachable });
  },
);

test('publishes what the resident chose and leaves out the rest', async () => {
  const { deps, stores } = inMemoryIntake();
  const factOf = async (key: string, chosen: object) => {
    const { report } = await receiveReport(deps, { ...input, ...chosen }, by(key));
    return ((await stores.store.get(report, '-')) as Head).log[0]?.[4] ?? {};
  };
  expect(await factOf('key-00001', { area: 'qt/qt-03', category: 'fire' })).toMatchObject({
    area: 'qt/qt-03',
    category: 'fire',
  });
  expect(Object.keys(await factOf('key-00002', {})).sort()).toEqual([
    'callerRef',
    'channel',
    'lang',
    'number',
    'reachable',
  ]);
});

test('the words of a report are found by its id, those of an unknown one are not', async () => {
  const { rows } = memoryRows();
  await rows.put({ pk: 'R1', sk: 'seen#1', words: 'no' });
  await rows.put({ pk: 'R1', sk: 'words#abc.other', words: 'an orphan of another body' });
  await rows.put({ pk: 'R1', sk: 'words#abc.def', words: '楼道堆物' });
  const log = [['ReportReceived', '2026-11-22T00:00:00.000Z', 'anonymous', 'abc', {}, 'def']];
  await rows.put({ pk: 'R1', sk: '-', kind: 'report', version: 1, spilled: 0, log });
  expect(await wordsOf(rows, rows, 'R1')).toMatchObject({ words: '楼道堆物' });
  expect(await wordsOf(rows, rows, 'R2')).toBeUndefined();
});

test('the same phone is the same caller, no phone is a caller of its own', async () => {
  const { deps, stores } = inMemoryIntake();
  const callerOf = async (key: string, phone?: string) => {
    const { phone: _p, ...rest } = input;
    const { report } = await receiveReport(deps, { ...rest, ...(phone && { phone }) }, by(key));
    return ((await stores.store.get(report, '-')) as Head).log[0]?.[4]?.callerRef;
  };
  const [a, b, c, d] = [
    await callerOf('key-00001', '13800005678'),
    await callerOf('key-00002', '+86 138-0000-5678'),
    await callerOf('key-00003'),
    await callerOf('key-00004'),
  ];
  expect(a).toBe(b);
  expect(new Set([a, c, d]).size).toBe(3);
});

test('one key makes one report with one number, whatever is retried at the same time or later, over midnight too', async () => {
  const instants = fc.array(
    fc.constantFrom(AT, '2026-11-22T15:59:59.999Z', '2026-11-22T16:00:00.000Z', '2026-12-31T16:00:00.000Z'),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  await fc.assert(
    fc.asyncProperty(instants, instants, async (first, later) => {
      const { deps, numbers, stores } = inMemoryIntake();
      const together = await Promise.all(
        first.map((at) => receiveReport(deps, input, by('key-00001', 'f1', at))),
      );
      const claimed = numbers().length;
      await pause();
      for (const at of later) together.push(await receiveReport(deps, input, by('key-00001', 'f1', at)));
      expect(new Set(together.map((r) => JSON.stringify(r))).size).toBe(1);
      expect(stores.store.items()).toHaveLength(1);
      expect(stores.vault.items()).toHaveLength(1);
      expect(numbers()).toHaveLength(claimed);
      expect(await reportOf(deps.main, together[0]?.number ?? '')).toBe(together[0]?.report);
    }),
    { numRuns: runs(40) },
  );
});

test('the key with another body is refused and changes nothing', async () => {
  const { deps, stores, numbers } = inMemoryIntake();
  await receiveReport(deps, input, by('key-00001', 'f1'));
  const before = JSON.stringify([stores.store.items(), stores.vault.items(), numbers()]);
  await expect(receiveReport(deps, { ...input, words: '别的' }, by('key-00001', 'f2'))).rejects.toThrow(
    'idempotency-key-reused',
  );
  expect(JSON.stringify([stores.store.items(), stores.vault.items(), numbers()])).toBe(before);
});

test('gives colliding reports different numbers, and each its own again on a retry', async () => {
  const { rows } = memoryRows();
  for (const attempt of [0, 1, 2])
    await rows.putNew({ pk: `number#${candidate('R1', AT, ZONE, attempt)}`, sk: '-', report: 'other' });
  const number = await claimNumber(rows, 'R1', AT, ZONE);
  expect(number).toBe(candidate('R1', AT, ZONE, 3));
  expect(await claimNumber(rows, 'R1', AT, ZONE)).toBe(number);
  expect(await reportOf(rows, candidate('R1', AT, ZONE, 0))).toBe('other');
});

test('a thousand reports at once have a thousand numbers', async () => {
  const { rows } = memoryRows(() => pause() as Promise<void>);
  const ids = Array.from({ length: 1000 }, (_, n) => `R${n}`);
  const numbers = await Promise.all(ids.map((id) => claimNumber(rows, id, AT, ZONE)));
  expect(new Set(numbers).size).toBe(1000);
});

test('fails when every candidate number is taken', async () => {
  const { rows } = memoryRows();
  for (let attempt = 0; attempt < 50; attempt++)
    await rows.putNew({ pk: `number#${candidate('R1', AT, ZONE, attempt)}`, sk: '-', report: 'other' });
  await expect(claimNumber(rows, 'R1', AT, ZONE)).rejects.toThrow('No free number');
});

test('accepts a complete code only', () => {
  expect(sameCode('ABC', 'ABC')).toBe(true);
  for (const other of ['', 'AB', 'ABCD', 'abc', 'ABD']) expect(sameCode(other, 'ABC')).toBe(false);
});

test.each(['call:C0123456789ABCDEFGHJKMNPQRS', 'staff:10021:0198f0c2-key'])(
  'a stranger who sends the key %s is neither told another door’s code nor takes its report’s place',
  async (key) => {
    const { deps } = inMemoryIntake();
    const own = await receiveReport(
      deps,
      { ...input, channel: 'hotline' },
      { key, at: AT, actor: 'telephony' },
    );
    const stranger = await receiveReport(deps, { ...input, words: '别的' }, by(publicKey(key), 'f2'));
    expect(stranger.report).not.toBe(own.report);
    expect(stranger.code).not.toBe(own.code);
  },
);
