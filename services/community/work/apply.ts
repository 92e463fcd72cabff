import type { Rows } from '#shared/aws/rows.ts';
import { type By, commit } from '#shared/commit/commit.ts';
import type { Store } from '#shared/commit/store.ts';
import { become } from '../domain/row.ts';
import type { Target } from '../domain/target.ts';
import { type Stage, stageOf } from '../import/registry/kinds.ts';
import type { CommunityStore } from '../store/community-store.ts';
import { keepContact } from '../store/contacts.ts';

export interface ApplyDeps {
  /** Where heads are read and written. */
  readonly heads: Store;
  readonly rows: Rows;
  readonly vault: Rows;
  readonly store: CommunityStore;
}

/**
 * Writes one row. The contact first, since a consumer of the event may ask for the name at once; then the fact; then the
 * lists that queries use. Idempotent.
 */
export async function apply(to: ApplyDeps, name: Stage, target: Target, by: By): Promise<void> {
  const { id, row, contact } = target;
  const { aggregate, list } = stageOf(name);
  if (contact) await keepContact(to.vault, id, Date.parse(by.at), contact);
  const { state, version } = await commit(
    { store: to.heads },
    aggregate,
    id,
    by,
    become(aggregate, row, by.at),
  );
  if (state) await list?.(to, { id, row: state.row, version, by });
}
