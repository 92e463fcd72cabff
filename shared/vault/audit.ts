import { ulid } from 'ulid';
import type { Rows } from '#shared/aws/rows.ts';

export interface Seen {
  readonly at: string;
  readonly by: string;
  readonly purpose: string;
  readonly read: string;
}

const PREFIX = 'seen#';

/** Key of one audit entry, in the partition of the person's data: newest last. */
export const newAuditKey = (id: string, at: number) => ({
  pk: id,
  sk: `${PREFIX}${ulid(at)}`,
  at: new Date(at).toISOString(),
});

/** "Who saw this?" in one query, newest first. */
export async function whoSaw(vault: Rows, id: string, limit = 50): Promise<Seen[]> {
  const { rows } = await vault.page<Seen>(id, { prefix: PREFIX, newest: true, limit });
  return rows.map(({ at, by, purpose, read }) => ({ at, by, purpose, read }));
}
