import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import { atOnce } from '#shared/at-once.ts';
import { silent as quiet, type Reporter } from '../../local/steps.ts';
import { Trouble } from '../../local/trouble.ts';
import { armClocks, publishAgainBy, publishing } from '../messages/again.ts';
import type { Target } from '../target.ts';
import { type Cipher, cipherOf } from './cipher.ts';
import { deploymentOf, tableNames } from './deployment.ts';
import { forgetMessages, whilePaused } from './flow.ts';
import { partsOf, readLines, readManifest, readPart } from './folder.ts';
import { type Manifest, ObjectLine, sealed } from './format.ts';
import { putObject } from './objects.ts';
import { putTables } from './put-tables.ts';
import { isEmpty } from './table.ts';
import { createUsers, User } from './users.ts';

export interface RestoreWish {
  readonly from: string;
  /** Is told each step when it is done. */
  readonly reporter?: Reporter;
  readonly passphrase?: string | undefined;
  /** Tables that are not empty are made what the backup says: what it does not have is deleted, and what waits in queues. */
  readonly replace?: boolean;
}

export interface Restored {
  readonly items: number;
  readonly objects: number;
  readonly users: number;
  /** Events that were published again, and clocks that were armed. */
  readonly published: number;
  readonly armed: number;
}

/** A backup that was checked, every file of it, and can be read. */
export interface Checked {
  readonly dir: string;
  readonly cipher: Cipher;
  readonly manifest: Manifest;
}

/** Reads a whole backup without restoring anything. @throws Trouble naming the first file that is not as written */
export async function check(dir: string, passphrase?: string): Promise<Checked> {
  const manifest = readManifest(dir);
  const cipher = await cipherOf(manifest.encryption, passphrase);
  if (cipher.seal(sealed(manifest)) !== manifest.seal)
    throw new Trouble(
      `The manifest was changed${manifest.encryption ? ', or the passphrase is another' : ''}: its seal does not fit.`,
    );
  for (const part of partsOf(manifest)) readPart(dir, cipher, part);
  for (const line of objectLines({ dir, cipher, manifest })) readPart(dir, cipher, line.part);
  return { dir, cipher, manifest };
}

/**
 * Makes a deployment hold what a backup holds. Its event sources stand still until all is there, and the restored heads
 * wake nobody; then every service publishes its facts again, since chains may have been cut, and all clocks are armed.
 * Consumers were restored too, so they know what they have seen.
 * @throws Trouble before anything is written, when the backup is damaged or a table is not empty
 */
export async function putBack(target: Target, wish: RestoreWish): Promise<Restored> {
  const step = stepsOf(wish.reporter ?? quiet);
  const backup = await step('every file checked', check(wish.from, wish.passphrase));
  const dynamo = new DynamoDBClient(target.settings);
  const { pool, bucket } = await deploymentOf(target);
  try {
    if (!wish.replace) await insistOnEmpty(dynamo);
    const restored = await whilePaused(target, 'write', async () => {
      const items = await step('tables written and compared', putTables(dynamo, backup));
      const objects = await step('objects', putObjects(target, backup, bucket));
      const users = await step('users', createUsers(target, pool, usersIn(backup)));
      if (wish.replace) await step('queues emptied', forgetMessages(target));
      return { items, objects, users };
    });
    const again = publishAgainBy(target.settings, publishing, { all: true });
    const { published } = await step('facts published again', again);
    return { ...restored, published, armed: await step('clocks armed', armClocks(target.settings)) };
  } finally {
    dynamo.destroy();
  }
}

const stepsOf =
  (reporter: Reporter) =>
  async <T>(title: string, work: Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work;
    reporter.done(title, performance.now() - began);
    return result;
  };

async function insistOnEmpty(dynamo: DynamoDBClient): Promise<void> {
  const empty = await atOnce(4, tableNames, (name) => isEmpty(dynamo, name));
  const full = tableNames.filter((_, n) => !empty[n]);
  if (full.length > 0)
    throw new Trouble(
      `Not empty: ${full.join(', ')}. Restore into a new deployment, or with --replace, which deletes what the backup does not have.`,
    );
}

function* objectLines({ dir, cipher, manifest }: Checked): Generator<ObjectLine & { bucket: string }> {
  for (const [bucket, { index }] of Object.entries(manifest.buckets))
    for (const part of index)
      for (const line of readLines(dir, cipher, part))
        yield { bucket, ...z.parse(ObjectLine, JSON.parse(line)) };
}

async function putObjects(target: Target, backup: Checked, name: (key: string) => string): Promise<number> {
  const s3 = new S3Client({ ...target.settings, forcePathStyle: true });
  const lines = [...objectLines(backup)];
  await atOnce(4, lines, ({ bucket, key, type, part }) => {
    const content = readPart(backup.dir, backup.cipher, part);
    return putObject(s3, name(bucket), { key, content, ...(type && { type }) });
  });
  s3.destroy();
  return lines.length;
}

const usersIn = ({ dir, cipher, manifest }: Checked): User[] =>
  manifest.users.flatMap((part) =>
    readLines(dir, cipher, part).map((line) => z.parse(User, JSON.parse(line))),
  );
