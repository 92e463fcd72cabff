import { encodeTime, ulid } from 'ulid';
import type { Rows } from '#shared/aws/rows.ts';

export interface Seen {
  readonly at: string;
  readonly by: string;
  readonly purpose: string;
  readonly read: string;
}

/** One audit entry: whose data was seen, by whom, what for and by which read. */
export type Look = Omit<Seen, 'at'> & { readonly id: string };

const PREFIX = 'seen#';
const HOUR_MS = 3_600_000;

/** How the purpose of a reveal begins; behind it stands the reason that the person gave. */
export const REVEAL = 'reveal: ';

/** Pages that people have open and that ask again by themselves: the same person's look counts once an hour. */
const PAGES: ReadonlySet<string> = new Set(['ticket-page', 'desk', 'roster', 'own-page']);

/**
 * Notes a look in the partition of the person's data, newest last. To be awaited before anything is told: without an
 * entry nobody sees anything.
 */
export async function noteLook(vault: Rows, { id, by, purpose, read }: Look, now: number): Promise<void> {
  const isPage = PAGES.has(purpose);
  const time = isPage ? Math.floor(now / HOUR_MS) * HOUR_MS : now;
  const sk = `${PREFIX}${isPage ? `${encodeTime(time, 10)}${by}.${read}` : ulid(time)}`;
  const entry = { pk: id, sk, at: new Date(now).toISOString(), by, purpose, read };
  if (isPage) await vault.putNew(entry);
  else await vault.put(entry);
}

/** "Who saw this?" in one query, newest first. */
export async function whoSaw(vault: Rows, id: string, limit = 100): Promise<Seen[]> {
  const { rows } = await vault.page<Seen>(id, { prefix: PREFIX, newest: true, limit });
  return rows.map(({ at, by, purpose, read }) => ({ at, by, purpose, read }));
}
