import { GrantChanged } from '#events/community.ts';
import { cloudEvent } from '#events/envelope.ts';
import { projectGrant } from '#shared/auth/grants.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { type By, commit } from '#shared/commit/commit.ts';
import type { Store } from '#shared/commit/store.ts';
import type { AreaRow, GrantRow } from '../domain/kinds.ts';
import { become } from '../domain/row.ts';
import { aggregateOf, type Stage, type Target } from '../domain/target.ts';
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
export async function apply(to: Applying, stage: Stage, target: Target, by: By): Promise<void> {
  const { id, row, contact } = target;
  if (contact) await keepContact(to.vault, id, Date.parse(by.at), contact);
  const aggregate = aggregateOf(stage);
  const { state, version } = await commit(
    { store: to.heads },
    aggregate,
    id,
    by,
    become(aggregate, row, by.at),
  );
  if (!state) return;
  if (stage === 'areas') await to.store.listArea(state.row as AreaRow, version);
  if (stage === 'grants') await listGrants(to, id, state.row as GrantRow, version, by);
}

/** This service authorises by the same copy as all others; it writes its own at once instead of waiting for the event. */
async function listGrants(
  to: Applying,
  subject: string,
  row: GrantRow,
  version: number,
  by: By,
): Promise<void> {
  await projectGrant(to.rows)(
    cloudEvent({
      service: 'community',
      name: GrantChanged.name,
      subject,
      version,
      time: by.at,
      actor: by.actor,
      data: row,
    }),
  );
  await to.store.listGrants(row, version);
}
