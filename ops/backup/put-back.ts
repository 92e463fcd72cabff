import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import { atOnce } from '#shared/at-once.ts';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { silent as quiet, type Reporter } from '../../infra/tooling/program/reporter.ts';
import { publishAgainBy, publishing, rescheduleClocks } from '../../infra/tooling/republish/all-services.ts';
import type { Target } from '../target/target.ts';
import { type Checked, check, objectLines } from './check.ts';
import { deploymentOf, tableNames } from './deployment.ts';
import { forgetMessages, whilePaused } from './flow.ts';
import { readLines, readPart } from './folder.ts';
import { putObject } from './objects.ts';
import { putTables } from './put-tables.ts';
import { isEmpty } from './table.ts';
import { createUsers, User } from './users.ts';

export interface RestoreOptions {
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

/**
 * Makes a deployment hold what a backup holds. Its event sources stand still until all is there, and the restored heads
 * wake nobody; then every service publishes its facts again, since chains may have been cut, and all clocks are armed.
 * Consumers were restored too, so they know what they have seen.
 * @throws ProgramError before anything is written, when the backup is damaged or a table is not empty
 */
export async function putBack(target: Target, options: RestoreOptions): Promise<Restored> {
  const step = stepsOf(options.reporter ?? quiet);
  const backup = await step('every file checked', check(options.from, options.passphrase));
  const dynamo = new DynamoDBClient(target.settings);
  const { pool, bucket } = await deploymentOf(target);
  try {
    if (!options.replace) await insistOnEmpty(dynamo);
    const restored = await whilePaused(target, 'write', async () => {
      const items = await step('tables written and compared', putTables(dynamo, backup));
      const objects = await step('objects', putObjects(target, backup, bucket));
      const users = await step('users', createUsers(target, pool, usersIn(backup)));
      if (options.replace) await step('queues emptied', forgetMessages(target));
      return { items, objects, users };
    });
    const again = publishAgainBy(target.settings, publishing, { all: true });
    const { published } = await step('facts published again', again);
    return { ...restored, published, armed: await step('clocks armed', rescheduleClocks(target.settings)) };
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
    throw new ProgramError(
      `Not empty: ${full.join(', ')}. Restore into a new deployment, or with --replace, which deletes what the backup does not have.`,
    );
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
