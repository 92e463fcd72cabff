import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fastTree, threeStationTree } from '../demo/trees.ts';
import { printer } from '../infra/tooling/program/reporter.ts';
import { root } from '../infra/tooling/system/layout.ts';
import { OwnSystem } from '../local/own-system.ts';
import { createSignIns } from '../local/sign-ins.ts';

import type { System } from '../local/system.ts';
import { tableNames } from '../ops/backup/deployment.ts';
import { backup } from '../ops/backup.ts';
import { urlOf } from '../ops/messages/queue.ts';
import { redrive } from '../ops/redrive.ts';
import { restore } from '../ops/restore.ts';
import { targetOfSystem } from '../ops/target/target.ts';
import { feed } from './support/event-sources.ts';
import { live, on, receiptOf, STAGES, take, type Way } from './support/recovery/rehearsal.ts';

/**
 * Two systems of its own: one where people report and work, and an empty one into which its backup is restored. The
 * first is gone by then, so every answer comes from what was restored.
 */
const dir = mkdtempSync(join(tmpdir(), 'huying-recovery-'));
const saved = join(dir, 'backup');
const passphrase = 'a passphrase of several words';
const slow = threeStationTree('rs');
const fast = fastTree('rf');
/** Expires between backup and restore; `LATER` long after. Every table has rows of both kinds on any day. */
const SOON = { pk: { S: 'recovery-soon' }, sk: { S: '-' } };
const LATER = { pk: { S: 'recovery-later' }, sk: { S: '-' } };
const PHOTO = { Key: 'photos/P-recovery', ContentType: 'image/png', Body: 'pixels' };

const systems = { first: new OwnSystem('first'), second: new OwnSystem('second') };
let first: System;
let second: System;
afterAll(async () => {
  for (const own of Object.values(systems)) await own.end(true);
  rmSync(dir, { recursive: true, force: true });
});

let ways: Way[];
let ringing: Way;
let halfway: Way[];
let seen: Map<string, readonly unknown[]>;
let expiry: number;
let backedUp: number;

beforeAll(async () => {
  first = await systems.first.start({ quiet: true });
  const at = await on(first);
  const community = await at.createCommunity(slow);
  const hasty = await at.createCommunity(fast);
  ways = await live(at, community);
  const s3 = new S3Client({ ...targetOfSystem(first).settings, forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket: first.outputs.BucketPhotos, ...PHOTO }));
  await at.quiet();
  seen = new Map();
  for (const way of ways) seen.set(way.id, await at.seenByResident(receiptOf(way)));
  ringing = new at.Way(hasty, 'ringing', () => undefined);
  await ringing.report('web', 'fire-lane');
  await ringing.fact('escalation', 'DeadlinesSet');
  // From now on nobody learns of what is reported.
  await feed(first.endpoint, 'huying-intake-publish', { Enabled: false });
  halfway = [1, 2].map((n) => new at.Way(community, `halfway ${n}`, () => undefined));
  for (const way of halfway) await way.report('web', 'fire-lane');
}, 500_000);

test('backs up a whole system while its event sources are paused', async () => {
  // Time enough for a backup on a busy machine.
  expiry = Math.ceil(Date.now() / 1000) + 120;
  const dynamo = new DynamoDBClient(targetOfSystem(first).settings);
  for (const [key, expires] of [[SOON, expiry] as const, [LATER, expiry + 7200] as const]) {
    const Item = { ...key, expires: { N: String(expires) } };
    await dynamo.send(new PutItemCommand({ TableName: 'huying-intake', Item }));
  }
  const done = await backup(targetOfSystem(first), { to: saved, passphrase });
  backedUp = done.items;
  console.log('backup', done);
  expect(done).toMatchObject({ still: true, encrypted: true, objects: 1 });
  expect(done.items).toBeGreaterThan(1000);
  await systems.first.stop();
  // What has expired is taken out at once, so that a restore which counts on it is found out.
  second = await systems.second.start({
    quiet: true,
    demo: 'none',
    engineEnv: { HUYING_TTL_SECONDS: '0.5' },
  });
}, 400_000);

test('a backup with one flipped bit, a missing file or another passphrase is refused before anything is written', async () => {
  const target = targetOfSystem(second);
  const files = readdirSync(join(saved, 'tables')).map((name) => join('tables', name));
  for (const file of [files.at(-1) ?? '', 'objects/photos/1', 'manifest.json']) {
    const damaged = join(dir, 'damaged');
    cpSync(saved, damaged, { recursive: true });
    const bytes = readFileSync(join(damaged, file));
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(join(damaged, file), bytes);
    await expect(restore(target, { from: damaged, passphrase }), file).rejects.toThrow(/damaged|seal/);
    rmSync(join(damaged, file));
    await expect(restore(target, { from: damaged, passphrase }), file).rejects.toThrow(/missing|no backup/);
    rmSync(damaged, { recursive: true });
  }
  await expect(restore(target, { from: saved, passphrase: 'another one altogether' })).rejects.toThrow(
    /seal/,
  );
  await expect(restore(target, { from: saved })).rejects.toThrow(/encrypted/);
}, 120_000);

test('restored into an empty system every report is seen as before, goes on to its end, and clocks ring', async () => {
  const target = targetOfSystem(second);
  await sleep(Math.max(0, expiry * 1000 - Date.now()));
  const began = Date.now();
  const done = await restore(target, { from: saved, passphrase, reporter: printer() });
  console.log('restore', done);
  const dynamo = new DynamoDBClient(target.settings);
  const [soon, later] = await Promise.all(
    [SOON, LATER].map((Key) => dynamo.send(new GetItemCommand({ TableName: 'huying-intake', Key }))),
  );
  expect([soon?.Item, later?.Item]).toEqual([undefined, { ...LATER, expires: { N: String(expiry + 7200) } }]);
  expect(done.items).toBeLessThan(backedUp);
  await expect(restore(target, { from: saved, passphrase })).rejects.toThrow(/^Not empty: /);

  const at = await on(second);
  await createSignIns(second.endpoint, second.outputs, [...at.people(), ...slow.people, ...fast.people]);
  for (const way of ways) expect(await at.seenByResident(receiptOf(way))).toEqual(seen.get(way.id));
  const s3 = new S3Client({ ...target.settings, forcePathStyle: true });
  const photo = await s3.send(new GetObjectCommand({ Bucket: second.outputs.BucketPhotos, Key: PHOTO.Key }));
  expect([photo.ContentType, await photo.Body?.transformToString()]).toEqual([PHOTO.ContentType, PHOTO.Body]);

  const community = await at.communityOf(slow);
  const again = (way: Way) =>
    Object.assign(new at.Way(community, 'carried on', () => undefined), {
      id: way.id,
      number: way.number,
      code: way.code,
    });
  // Reported, and then the system was gone before anybody learned of it.
  for (const way of halfway) {
    expect(seen.has(way.id)).toBe(false);
    await again(way).fact('casework', 'TicketAssigned');
  }

  const rung = await at.until(
    'a clock to ring',
    async () =>
      (await at.headOf('escalation', ringing.id))?.log.find(
        ([type, instant]) => /^Deadline(Near|Missed)$/.test(type) && Date.parse(instant) > began,
      ),
    { limitMs: 180_000, everyMs: 500 },
  );
  expect(rung).toBeDefined();

  // One of each stage: what is open is carried on, what was closed or withdrawn stays so.
  for (const [n, steps] of STAGES.entries()) {
    const way = again(ways[n] as Way);
    const left = (['accept', 'contact', 'propose', 'close'] as const).slice(Math.min(steps.length, 3));
    if (steps.some((step) => step === 'close' || step === 'withdraw' || step === 'reopen')) continue;
    for (const step of left) await take(at, community, way, step);
    await way.fact('casework', 'TicketClosed');
    await way.told('closed');
  }
  const fresh = new at.Way(community, 'fresh', () => undefined);
  await fresh.report('web', 'fire-lane');
  await fresh.fact('casework', 'TicketAssigned');
  expect(ways.map(({ number }) => number)).not.toContain(fresh.number);

  await at.quiet();
  // Nobody was told anything twice: those whose reports were left alone heard nothing from the restored system.
  for (const { phone } of ways.slice(STAGES.length)) expect(await at.smsTo(phone)).toEqual([]);
  expect(await redrive(target)).toMatchObject({ redriven: 0, kept: 0 });
}, 500_000);

test('figures of the restored system are those of its logs', () => {
  const env = { ...process.env, HUYING_SYSTEM: systems.second.at.system };
  const { stdout } = spawnSync(process.execPath, [join(root, 'test/proofs/recount.ts')], {
    env,
    encoding: 'utf8',
  });
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ ok: true, differences: 0 });
}, 300_000);

test('restores the live tables from point-in-time copies beside them', async () => {
  const target = targetOfSystem(second);
  const dynamo = new DynamoDBClient(target.settings);
  for (const name of tableNames)
    await dynamo.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: name,
        TargetTableName: `${name}-at`,
        UseLatestRestorableTime: true,
      }),
    );
  const beside = join(dir, 'beside');
  await backup(target, { to: beside, suffix: '-at' });

  const way = ways.at(-STAGES.length) as Way;
  const at = await on(second);
  const before = await at.seenByResident(receiptOf(way));
  const key = { pk: { S: way.id }, sk: { S: '-' } };
  await dynamo.send(new DeleteItemCommand({ TableName: 'huying-casework', Key: key }));
  await dynamo.send(
    new PutItemCommand({ TableName: 'huying-intake', Item: { pk: { S: 'nonsense' }, sk: { S: '-' } } }),
  );
  expect(await at.seenByResident(receiptOf(way)).catch(() => [])).not.toEqual(before);
  const sqs = new SQSClient(target.settings);
  const QueueUrl = await urlOf(sqs, 'huying-casework-on-dlq');
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'of a time that was taken back' }));

  await expect(restore(target, { from: beside })).rejects.toThrow(/^Not empty: /);
  await restore(target, { from: beside, replace: true });
  expect(await at.seenByResident(receiptOf(way))).toEqual(before);
  const { Item } = await dynamo.send(
    new GetItemCommand({ TableName: 'huying-intake', Key: { pk: { S: 'nonsense' }, sk: { S: '-' } } }),
  );
  expect(Item).toBeUndefined();
  expect(await redrive(target)).toMatchObject({ redriven: 0, kept: 0 });
}, 400_000);
