import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { fromLine, type Row, toLine } from './attributes.ts';
import type { Checked } from './check.ts';
import { Digest, silent } from './digest.ts';
import { mayBeGone } from './expiry.ts';
import { readLines } from './folder.ts';
import type { TableEntry } from './format.ts';

import { deleteAll, digestOf, pages, putAll } from './table.ts';

/**
 * Makes every table hold what the backup says, but for what has expired since. @returns how many items were written
 * @throws ProgramError when a table holds something else in the end
 */
export async function putTables(dynamo: DynamoDBClient, backup: Checked): Promise<number> {
  let items = 0;
  for (const [name, table] of Object.entries(backup.manifest.tables)) {
    const { saved, kept } = await writeBack(dynamo, name, table, backup);
    if (saved.toString() !== table.digest)
      throw new ProgramError(`${name} is damaged: its files are not what the manifest says of the table.`);
    for await (const page of pages(dynamo, name))
      await deleteAll(
        dynamo,
        name,
        page.filter((row) => !kept.has(keyOf(row))),
      );
    const held = await digestOf(dynamo, name);
    // Only now: what expired while it was written and read says nothing.
    const now = Date.now();
    if (held.standingAt(now) !== saved.standingAt(now))
      throw new ProgramError(
        `${name} does not hold what the backup says: somebody wrote to it. Restore again, with --replace.`,
      );
    items += kept.size;
  }
  return items;
}

/** Writes the rows of one table. @returns what the files hold, and the keys of what was worth writing */
async function writeBack(
  dynamo: DynamoDBClient,
  name: string,
  { parts }: TableEntry,
  { dir, cipher }: Checked,
): Promise<{ saved: Digest; kept: ReadonlySet<string> }> {
  const saved = new Digest();
  const kept = new Set<string>();
  for (const part of parts) {
    const rows = readLines(dir, cipher, part).map((line) => silent(fromLine(line)));
    for (const row of rows) saved.add(row);
    const standing = rows.filter((row) => !mayBeGone(row, Date.now()));
    for (const row of standing) kept.add(keyOf(row));
    await putAll(dynamo, name, standing);
  }
  return { saved, kept };
}

const keyOf = ({ pk, sk }: Row): string => toLine({ pk, sk } as Row);
