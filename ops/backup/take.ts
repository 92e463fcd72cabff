import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { atOnce } from '#shared/at-once.ts';
import type { Target } from '../target/target.ts';
import { toLine } from './attributes.ts';
import type { Cipher } from './cipher.ts';
import { bucketKeys, type Deployment, deploymentOf, tableNames } from './deployment.ts';
import { Digest } from './digest.ts';
import { drained, whilePaused } from './flow.ts';
import { newFolder, writeLines, writeManifest, writePart } from './folder.ts';
import {
  type BucketEntry,
  FORMAT,
  type Manifest,
  type ObjectLine,
  type Part,
  type TableEntry,
} from './format.ts';
import { objects } from './objects.ts';
import { digestOf, pages } from './table.ts';
import { usersOf } from './users.ts';

export interface TakeOptions {
  readonly to: string;
  readonly cipher: Cipher;
  /** Tables are read under their name and this, such as copies that point-in-time recovery made. */
  readonly suffix?: string;
}

interface Taking extends TakeOptions {
  readonly target: Target;
  readonly dynamo: DynamoDBClient;
  readonly suffix: string;
}

/** How long queues get to run empty before the event sources are switched off. */
const DRAIN = 60_000;
/** Reading is tried so often for a moment in which nobody writes. */
const ROUNDS = 3;
/** Characters of one file of lines, before it is packed. */
const PART = 8_000_000;

/**
 * Writes everything that cannot be made again into a folder: tables, objects, who can sign in, and how it was deployed.
 * Nothing flows between the services meanwhile, so no copy is ahead of the facts that it is made from; and when the
 * doors were used while it was read, it is read again.
 */
export async function takeBackup(target: Target, options: TakeOptions): Promise<Manifest> {
  newFolder(options.to);
  const deployment = await deploymentOf(target);
  const dynamo = new DynamoDBClient(target.settings);
  const taking: Taking = { suffix: '', ...options, target, dynamo };
  try {
    if (options.suffix) return await everything(taking, deployment, {});
    const waiting = await drained(target, DRAIN);
    return await whilePaused(target, 'read', () => everything(taking, deployment, waiting));
  } finally {
    dynamo.destroy();
  }
}

async function everything(
  on: Taking,
  deployment: Deployment,
  waiting: Record<string, number>,
): Promise<Manifest> {
  const { to: dir, cipher } = on;
  const { from, tables, buckets, still } = await inOneMoment(on, deployment);
  const users = await usersOf(on.target, deployment.pool);
  return writeManifest(dir, cipher, {
    format: FORMAT,
    from,
    to: new Date().toISOString(),
    origin: deployment.origin,
    still,
    waiting,
    tables,
    buckets,
    users: [
      writeLines(
        dir,
        cipher,
        'users',
        users.map((user) => JSON.stringify(user)),
      ),
    ],
    configuration: [writeLines(dir, cipher, 'configuration', [JSON.stringify(deployment.context)])],
  });
}

/** Tables and objects; once more when a table has changed while they were read, but for what expired. */
async function inOneMoment(on: Taking, deployment: Deployment, round = 1) {
  const from = new Date().toISOString();
  const tables: Record<string, TableEntry> = {};
  const read: Digest[] = [];
  for (const name of tableNames) {
    const { digest, parts } = await takeTable(on, name, round);
    tables[name] = { items: digest.items, digest: digest.toString(), parts };
    read.push(digest);
  }
  const buckets: Record<string, BucketEntry> = {};
  for (const key of bucketKeys) buckets[key] = await takeBucket(on, key, deployment.bucket(key));
  const again = await atOnce(4, tableNames, (name) => digestOf(on.dynamo, name + on.suffix));
  const now = Date.now();
  const still = read.every((digest, n) => digest.standingAt(now) === again[n]?.standingAt(now));
  if (still || round === ROUNDS) return { from, tables, buckets, still };
  return inOneMoment(on, deployment, round + 1);
}

async function takeTable(
  { dynamo, to, cipher, suffix }: Taking,
  name: string,
  round: number,
): Promise<{ digest: Digest; parts: Part[] }> {
  const digest = new Digest();
  const parts: Part[] = [];
  let lines: string[] = [];
  let size = 0;
  const file = () =>
    `tables/${name}${round > 1 ? `.${round}` : ''}-${String(parts.length + 1).padStart(4, '0')}`;
  const flush = () => {
    if (lines.length > 0) parts.push(writeLines(to, cipher, file(), lines));
    [lines, size] = [[], 0];
  };
  for await (const page of pages(dynamo, name + suffix))
    for (const row of page) {
      digest.add(row);
      const line = toLine(row);
      lines.push(line);
      size += line.length;
      if (size >= PART) flush();
    }
  flush();
  return { digest, parts };
}

/** Objects never change under their key: in a second round the same file is written again. */
async function takeBucket({ target, to, cipher }: Taking, key: string, bucket: string): Promise<BucketEntry> {
  const s3 = new S3Client({ ...target.settings, forcePathStyle: true });
  const lines: string[] = [];
  for await (const { key: name, type, content } of objects(s3, bucket)) {
    const part = writePart(to, cipher, `objects/${key}/${lines.length + 1}`, content, 1);
    const line: ObjectLine = { key: name, part, ...(type && { type }) };
    lines.push(JSON.stringify(line));
  }
  s3.destroy();
  return { objects: lines.length, index: [writeLines(to, cipher, `objects/${key}`, lines)] };
}
