import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { atOnce } from '#shared/at-once.ts';
import type { Row as Item, Rows } from '#shared/aws/rows.ts';
import type { Target } from '../../domain/target.ts';
import type { Flaw } from '../errors/flaw.ts';
import { type Chunk, chunkName, type Outline } from './chunks.ts';

/** The record of an import. It lies in the vault with all the rest: chunks and bad rows may hold names. */
export interface ImportRecord {
  readonly by: string;
  /** UTC ISO instant of arrival; the version of all that it writes. */
  readonly at: string;
  /** Of the request, so that a reused key with other files is refused. */
  readonly fingerprint: string;
  readonly rejected: boolean;
  readonly rows: number;
  readonly bad: number;
  /** Whose chunks count when two requests with the same key were checked at the same time. */
  readonly attempt: string;
  readonly outline: Outline;
  readonly warnings: readonly Flaw[];
  readonly warned: number;
}

const DAY = 86_400;
/** Imports are forgotten after a month: their rows live on in the aggregates and the vault. */
const KEPT_SECONDS = 30 * DAY;
const ERRORS_PER_ITEM = 100;
const LOCK = { pk: 'lock#import', sk: '-' };
const errorKey = (n: number) => `error#${n}`;
const chunkKey = (attempt: string, name: string) => `chunk#${attempt}#${name}`;

/** Imports in the vault: record, bad rows, chunks of work, progress, and the lock that lets one run at a time. */
export function importStore(vault: Rows, now: () => number = Date.now) {
  const expires = () => Math.floor(now() / 1000) + KEPT_SECONDS;
  const send = (command: PutCommand | DeleteCommand) =>
    vault.client.send(command as PutCommand).then(
      () => true,
      (error: Error) => {
        if (error.name === 'ConditionalCheckFailedException') return false;
        throw error;
      },
    );
  return {
    async record(id: string): Promise<ImportRecord | undefined> {
      const item = await vault.get<ImportRecord & { expires: number }>(id);
      return item && item.expires * 1000 > now() ? item : undefined;
    },
    /** False when a request with the same key came first. */
    keepRecord: (id: string, record: ImportRecord) =>
      vault.putNew({ ...record, pk: id, sk: '-', expires: expires() }),
    async keepErrors(id: string, flaws: readonly Flaw[]): Promise<void> {
      const parts = Array.from({ length: Math.ceil(flaws.length / ERRORS_PER_ITEM) }, (_, n) => n);
      await atOnce(8, parts, (n) =>
        vault.put({
          pk: id,
          sk: errorKey(n),
          flaws: flaws.slice(n * ERRORS_PER_ITEM, (n + 1) * ERRORS_PER_ITEM),
          expires: expires(),
        }),
      );
    },
    /** The bad rows of item `n`, and the number of the next item. */
    async errors(id: string, n = 0): Promise<{ flaws: readonly Flaw[]; next?: number }> {
      const { flaws = [] } = (await vault.get<{ flaws: Flaw[] }>(id, errorKey(n))) ?? {};
      return { flaws, ...(flaws.length === ERRORS_PER_ITEM && { next: n + 1 }) };
    },
    async keepChunks(id: string, attempt: string, chunks: readonly Chunk[]): Promise<void> {
      await atOnce(8, chunks, ({ stage, n, targets }) =>
        vault.put({ pk: id, sk: chunkKey(attempt, chunkName(stage, n)), targets, expires: expires() }),
      );
    },
    chunk: async (id: string, attempt: string, name: string): Promise<readonly Target[] | undefined> =>
      (await vault.get<{ targets: Target[] }>(id, chunkKey(attempt, name)))?.targets,
    /** The names in a finished chunk are not kept any longer. */
    dropChunk: (id: string, attempt: string, name: string) => vault.delete(id, chunkKey(attempt, name)),
    async done(id: string): Promise<ReadonlySet<string>> {
      return (await vault.get<{ done?: Set<string> }>(id, 'progress'))?.done ?? new Set();
    },
    /** Adds to a set, so it is idempotent. Returns all finished chunks. */
    async markDone(id: string, name: string): Promise<ReadonlySet<string>> {
      const { Attributes } = await vault.client.send(
        new UpdateCommand({
          TableName: vault.table,
          Key: { pk: id, sk: 'progress' },
          UpdateExpression: 'ADD done :name SET expires = :expires',
          ExpressionAttributeValues: { ':name': new Set([name]), ':expires': expires() },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return (Attributes as Item & { done: Set<string> }).done;
    },
    /** Allows one import at a time, so that checks see a settled store. A lock expires `seconds` after its last renewal. */
    lock: (id: string, seconds: number) =>
      send(
        new PutCommand({
          TableName: vault.table,
          Item: { ...LOCK, holder: id, void: now() + seconds * 1000 },
          ConditionExpression: 'attribute_not_exists(pk) OR holder = :id OR #void < :now',
          ExpressionAttributeNames: { '#void': 'void' },
          ExpressionAttributeValues: { ':id': id, ':now': now() },
        }),
      ),
    unlock: (id: string) =>
      send(
        new DeleteCommand({
          TableName: vault.table,
          Key: LOCK,
          ConditionExpression: 'holder = :id',
          ExpressionAttributeValues: { ':id': id },
        }),
      ),
  };
}

export type ImportStore = ReturnType<typeof importStore>;
