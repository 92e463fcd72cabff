import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { type BatchWriteItemCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SystemFile } from '../../infra/tooling/system/system-file.ts';
import { tempFolder } from '../../infra/tooling/testing/temp-folder.ts';
import { targetOfSystem } from '../target/target.ts';
import type { Row } from './attributes.ts';
import { newCipher } from './cipher.ts';
import { putTables } from './put-tables.ts';
import { takeBackup } from './take.ts';

/** One table, whose engine takes out what has expired whenever it likes. */
const TABLE = 'huying-intake';
const AT = Date.parse('2026-11-22T08:00:00.000Z');
const HOUR = 3_600_000;
const target = targetOfSystem({
  origin: 'http://x',
  endpoint: 'http://127.0.0.1:1',
  outputs: {},
} as SystemFile);
const item = (pk: string, more: Row = {}): Row => ({ pk: { S: pk }, sk: { S: '-' }, ...more });
const until = (pk: string, ms: number): Row => item(pk, { expires: { N: String(Math.floor(ms / 1000)) } });

let held: Map<string, Row>;
let reads: number;
/** What happens before the table is read for the n-th time. */
let meanwhile: (read: number) => void;
let dir = '';

const fill = (...rows: Row[]) => {
  held = new Map(rows.map((row) => [row.pk?.S ?? '', row]));
};
const sweep = () => {
  for (const [key, { expires }] of held) if (Number(expires?.N) * 1000 <= Date.now()) held.delete(key);
};

beforeEach(() => {
  dir = tempFolder('expiry');
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
  [reads, meanwhile] = [0, () => undefined];
  vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(async (command: unknown) => {
    if (command instanceof ScanCommand) {
      if (!command.input.TableName?.match(`^${TABLE}(-at)?$`)) return { Items: [] };
      meanwhile(++reads);
      return { Items: [...held.values()] };
    }
    for (const { PutRequest, DeleteRequest } of (command as BatchWriteItemCommand).input.RequestItems?.[
      TABLE
    ] ?? [])
      if (PutRequest?.Item) held.set(PutRequest.Item.pk?.S ?? '', PutRequest.Item);
      else held.delete(DeleteRequest?.Key?.pk?.S ?? '');
    return {};
  });
  for (const client of [LambdaClient, S3Client, CognitoIdentityProviderClient])
    vi.spyOn(client.prototype as LambdaClient, 'send').mockImplementation(async () => ({}));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const taken = async () => {
  const cipher = await newCipher(undefined);
  const to = join(dir, 'backup');
  return { dir: to, cipher, manifest: await takeBackup(target, { to, cipher, suffix: '-at' }) };
};
const restored = async (backup: Awaited<ReturnType<typeof taken>>) =>
  putTables(new DynamoDBClient(target.settings), backup);

test('what expires while a backup is read does not make it read again', async () => {
  fill(item('report'), until('limit', AT + 20_000), until('receipt', AT + HOUR));
  meanwhile = (read) => {
    if (read === 1) return;
    vi.setSystemTime(AT + 30_000);
    sweep();
  };
  expect(await taken()).toMatchObject({ manifest: { still: true } });
  expect([reads, held.size]).toEqual([2, 2]);
});

test.each([
  ['stays is changed', () => held.set('report', item('report', { n: { N: '2' } }))],
  ['expires later vanishes', () => held.delete('receipt')],
  ['expires later gets more time', () => held.set('receipt', until('receipt', AT + 2 * HOUR))],
  ['expires later comes', () => held.set('another', until('another', AT + HOUR))],
])('a backup is not still when what %s while it is read', async (_, change) => {
  meanwhile = (read) => {
    fill(item('report'), until('receipt', AT + HOUR));
    if (read % 2 === 0) change();
  };
  expect(await taken()).toMatchObject({ manifest: { still: false } });
  expect(reads).toBe(6);
});

test('what has expired since the backup is not restored, and what expires during the restore may vanish', async () => {
  fill(
    item('report'),
    until('limit', AT + HOUR),
    until('draft', AT + 2 * HOUR),
    until('receipt', AT + 9 * HOUR),
  );
  const backup = await taken();
  // An hour and a half later somewhere else; a sweep comes between writing and reading again.
  fill();
  vi.setSystemTime(AT + 1.5 * HOUR);
  meanwhile = () => {
    vi.setSystemTime(AT + 2 * HOUR);
    sweep();
  };
  expect(await restored(backup)).toBe(3);
  expect([...held.keys()]).toEqual(['report', 'receipt']);
});

test('what expired long ago and was not swept yet is neither a reason to restore again nor kept', async () => {
  fill(item('report'), until('receipt', AT + 9 * HOUR));
  const backup = await taken();
  held.set('limit', until('limit', AT - HOUR));
  expect(await restored(backup)).toBe(2);
  expect([...held.keys()]).toEqual(['report', 'receipt']);
});

test.each([
  ['lasts is changed', () => held.set('report', item('report', { n: { N: '2' } }))],
  ['expires much later is missing', () => held.delete('receipt')],
  [
    'expires much later is changed',
    () => held.set('receipt', { ...until('receipt', AT + 9 * HOUR), n: { N: '2' } }),
  ],
  ['was never saved comes', () => held.set('another', item('another'))],
])('a restore is refused when what %s meanwhile', async (_, change) => {
  fill(item('report'), until('receipt', AT + 9 * HOUR));
  const backup = await taken();
  reads = 0;
  meanwhile = (read) => void (read === 2 && change());
  await expect(restored(backup)).rejects.toThrow('does not hold what the backup says');
});

test('lines that do not make up what the manifest says of a table are not taken for it', async () => {
  fill(item('report'));
  const { manifest, ...backup } = await taken();
  const entry = { ...manifest.tables[TABLE], digest: `1:${'0'.repeat(64)}` };
  const other = { ...manifest, tables: { [TABLE]: entry } } as typeof manifest;
  await expect(restored({ ...backup, manifest: other })).rejects.toThrow('is damaged');
});
