import type { Rows } from '#shared/aws/rows.ts';
import { type By, commit } from '#shared/commit/commit.ts';
import type { Store } from '#shared/commit/store.ts';
import { become } from '../domain/row.ts';
import type { Target } from '../domain/target.ts';
import { type Stage, stageOf } from '../import/kinds.ts';
import type { CommunityStore } from '../store.ts';
import { keepContact } from '../vault.ts';

export interface Applying {
  /** Where heads are read and written. */
  readonly heads: Store;
  readonly rows: Rows;
  readonly vault: Rows;
  readonly store: CommunityStore;
}

/**
 * Makes one row so. Contact first: whoever hears of a member may ask for their name at once. Then the fact, then the
 * lists that reads are answered from; all of it may be done twice.
 */
export async function apply(to: Applying, name: Stage, target: Target, by: By): Promise<void> {
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
