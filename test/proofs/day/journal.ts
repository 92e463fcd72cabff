import type { Head } from '#shared/commit/aggregate.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { shortHash } from '#shared/commit/entry.ts';
import { spilledEntries } from '#shared/commit/log.ts';
import { headOf, tables } from '../../support/logs.ts';

/** Something that somebody was told is in. */
export interface Acknowledged {
  readonly what: string;
  /** The ticket that it is about. */
  readonly report: string;
  /** When the answer came, epoch ms. */
  readonly at: number;
  /** Is it on record now? */
  readonly stands: () => Promise<boolean>;
  /** Does it once more, under the same key. */
  readonly again: () => Promise<unknown>;
}

/** Everything that was acknowledged to callers, in order: what must be there at the end. */
export class Journal {
  readonly entries: Acknowledged[] = [];

  note(entry: Omit<Acknowledged, 'at'>): void {
    this.entries.push({ ...entry, at: Date.now() });
  }
}

/** Does a fact with this cause stand in the log of an aggregate, spilled entries included? */
export async function isCaused(service: string, id: string, cause: string): Promise<boolean> {
  const head = await headOf(service, id);
  return head !== undefined && (await causesOf(service, head)).has(shortHash(cause));
}

async function causesOf(service: string, head: Head): Promise<ReadonlySet<string>> {
  const older = await spilledEntries(dynamoStore(await tables(), `huying-${service}`), head);
  return new Set([...older, ...head.log].map(([, , , cause]) => cause));
}
