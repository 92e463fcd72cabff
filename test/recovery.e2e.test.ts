import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { atOnce } from '#shared/at-once.ts';
import { fastTree, threeStationTree } from '../demo/trees.ts';
import { layout, root } from '../local/layout.ts';
import { createSignIns } from '../local/sign-ins.ts';
import { type System, startSystem } from '../local/system.ts';
import { backup } from '../ops/backup.ts';
import { redrive } from '../ops/redrive.ts';
import { restore } from '../ops/restore.ts';
import { targetOfSystem } from '../ops/target.ts';

/**
 * Two systems of its own: one where people report and work, and an empty one into which its backup is restored. The
 * first is gone by then, so every answer comes from what was restored.
 */
const dir = mkdtempSync(join(tmpdir(), 'huying-recovery-'));
const saved = join(dir, 'backup');
const passphrase = 'a passphrase of several words';
const slow = threeStationTree('rs');
const fast = fastTree('rf');
const PHOTO = { Key: 'photos/P-recovery', ContentType: 'image/png', Body: 'pixels' };

/** What is done to a report before the backup; the last step is where it stands then. */
const STAGES = [
  [],
  ['accept'],
  ['accept', 'contact'],
  ['accept', 'contact', 'propose'],
  ['accept', 'contact', 'propose', 'close'],
  ['accept', 'contact', 'propose', 'reopen'],
  ['accept', 'contact', 'propose', 'callBack'],
  ['withdraw'],
] as const;
type Step = (typeof STAGES)[number][number];
const ROUNDS = 4;

let first: System;
let second: System;
const up = new Set<System>();
afterAll(async () => {
  for (const system of up) await system.stop();
  rmSync(dir, { recursive: true, force: true });
});

const start = async (name: string, demo: 'small' | 'none') => {
  const wish = { dir: join(dir, name), quiet: true, ports: 'free', persist: false } as const;
  const system = await startSystem({ ...wish, demo });
  up.add(system);
  return system;
};

/** The support of tests, attached to one of the two systems. */
async function on(system: System) {
  process.env.HUYING_SYSTEM = layout(system.dir).system;
  vi.resetModules();
  return {
    ...(await import('./programs/chain/steps.ts')),
    ...(await import('./support/call.ts')),
    ...(await import('./support/report.ts')),
    ...(await import('./support/logs.ts')),
    ...(await import('./support/sms.ts')),
    ...(await import('./support/system.ts')),
    ...(await import('./support/town.ts')),
    ...(await import('./support/track-page.ts')),
    ...(await import('./support/until.ts')),
    ...(await import('./support/recount/quiet.ts')),
  };
}
type On = Awaited<ReturnType<typeof on>>;
type Way = InstanceType<On['Way']>;
type Town = Awaited<ReturnType<On['townOf']>>;

const receiptOf = ({ id, number, code }: Way) => ({ report: id, number, code });
const holder = `m-${slow.blocks[0]?.path.split('/').at(-1)}`;
const PROPOSAL = { outcome: 'done', reply: '已清理。' };

async function take({ expectCall, trackingToken }: On, way: Way, step: Step): Promise<void> {
  if (step === 'accept' || step === 'contact') return way.act(holder, step, {});
  if (step === 'propose') return way.act(holder, step, PROPOSAL);
  if (step === 'close') return way.answer({ solved: true, satisfied: 'satisfied', words: '谢谢' });
  if (step === 'reopen') return way.answer({ solved: false, words: '还是堵着' });
  if (step === 'callBack') return way.callBack({ reached: false });
  const token = await trackingToken(receiptOf(way));
  const path = `/api/intake/reports/${way.id}/withdraw`;
  await expectCall(200, 'POST', path, { body: {}, token, key: way.id });
}

/** Reports by two doors, each brought to its stage. */
async function live(at: On, town: Town): Promise<Way[]> {
  const reports = Array.from({ length: ROUNDS * STAGES.length }, (_, n) => n);
  return atOnce(4, reports, async (n) => {
    const way = new at.Way(town, `report ${n}`, () => undefined);
    await way.report(n % 3 === 0 ? 'visit' : 'web', 'fire-lane');
    await way.fact('casework', 'TicketAssigned');
    for (const step of STAGES[n % STAGES.length] ?? []) await take(at, way, step);
    return way;
  });
}

let ways: Way[];
let ringing: Way;
let seen: Map<string, readonly unknown[]>;

beforeAll(async () => {
  first = await start('first', 'small');
  const at = await on(first);
  const town = await at.settle(slow);
  const hasty = await at.settle(fast);
  ways = await live(at, town);
  const s3 = new S3Client({ ...targetOfSystem(first).settings, forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket: first.outputs.BucketPhotos, ...PHOTO }));
  await at.quiet();
  seen = new Map();
  for (const way of ways) seen.set(way.id, await at.seenByResident(receiptOf(way)));
  ringing = new at.Way(hasty, 'ringing', () => undefined);
  await ringing.report('web', 'fire-lane');
  await ringing.fact('escalation', 'DeadlinesSet');
}, 500_000);

test('a whole house is backed up while nothing moves, and stops for good', async () => {
  const done = await backup(targetOfSystem(first), { to: saved, passphrase });
  console.log('backup', done);
  expect(done).toMatchObject({ still: true, encrypted: true, objects: 1 });
  expect(done.items).toBeGreaterThan(1000);
  up.delete(first);
  await first.stop();
  second = await start('second', 'none');
}, 400_000);

test('a backup with one flipped bit, a missing file or another passphrase is refused before anything is written', async () => {
  const target = targetOfSystem(second);
  const files = readdirSync(join(saved, 'tables')).map((name) => join('tables', name));
  for (const file of [
    files[0] ?? '',
    files.at(-1) ?? '',
    'users.jsonl.gz',
    'objects/photos/1',
    'manifest.json',
  ]) {
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
  const began = Date.now();
  const done = await restore(target, { from: saved, passphrase });
  console.log('restore', done);
  await expect(restore(target, { from: saved, passphrase })).rejects.toThrow(/^Not empty: /);

  const at = await on(second);
  await createSignIns(second.endpoint, second.outputs, [...at.people(), ...slow.people, ...fast.people]);
  for (const way of ways) expect(await at.seenByResident(receiptOf(way))).toEqual(seen.get(way.id));
  const s3 = new S3Client({ ...target.settings, forcePathStyle: true });
  const photo = await s3.send(new GetObjectCommand({ Bucket: second.outputs.BucketPhotos, Key: PHOTO.Key }));
  expect([photo.ContentType, await photo.Body?.transformToString()]).toEqual([PHOTO.ContentType, PHOTO.Body]);

  const rung = await at.until(
    'a clock to ring',
    async () =>
      (await at.headOf('escalation', ringing.id))?.log.find(
        ([type, instant]) => /^Deadline(Near|Missed)$/.test(type) && Date.parse(instant) > began,
      ),
    { limitMs: 180_000, everyMs: 500 },
  );
  expect(rung).toBeDefined();

  const town = await at.townOf(slow);
  const again = (way: Way) =>
    Object.assign(new at.Way(town, 'carried on', () => undefined), {
      id: way.id,
      number: way.number,
      code: way.code,
    });
  // One of each stage: what is open is carried on, what was closed or withdrawn stays so.
  for (const [n, steps] of STAGES.entries()) {
    const way = again(ways[n] as Way);
    const left = (['accept', 'contact', 'propose', 'close'] as const).slice(Math.min(steps.length, 3));
    if (steps.some((step) => step === 'close' || step === 'withdraw' || step === 'reopen')) continue;
    for (const step of left) await take(at, way, step);
    await way.fact('casework', 'TicketClosed');
    await way.told('closed');
  }
  const fresh = new at.Way(town, 'fresh', () => undefined);
  await fresh.report('web', 'fire-lane');
  await fresh.fact('casework', 'TicketAssigned');
  expect(ways.map(({ number }) => number)).not.toContain(fresh.number);

  await at.quiet();
  // Nobody was told anything twice: those whose reports were left alone heard nothing from the restored system.
  for (const { phone } of ways.slice(STAGES.length)) expect(await at.smsTo(phone)).toEqual([]);
  expect(await redrive(target)).toMatchObject({ redriven: 0, kept: 0 });
}, 500_000);

test('figures of the restored system are those of its logs', () => {
  const env = { ...process.env, HUYING_SYSTEM: layout(second.dir).system };
  const { stdout } = spawnSync(process.execPath, [join(root, 'test/programs/recount.ts')], {
    env,
    encoding: 'utf8',
  });
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ ok: true, differences: 0 });
}, 300_000);
