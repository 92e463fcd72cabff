import { GrantChanged } from '#events/community.ts';
import { cloudEvent } from '#events/envelope.ts';
import { projectGrant } from '#shared/auth/grants.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { type By, commit } from '#shared/commit/commit.ts';
import type { Store } from '#shared/commit/store.ts';
import {
  type AbsenceRow,
  type AreaRow,
  absenceMonth,
  type DutyRow,
  dutyMonth,
  type GrantRow,
  type MemberRow,
  type ServiceRow,
} from '../domain/kinds.ts';
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
  await list(to, stage, id, state.row, version, by);
}

/** The lists by which rows are found; most kinds are found by indexes. */
async function list(
  to: Applying,
  stage: Stage,
  id: string,
  row: object,
  version: number,
  by: By,
): Promise<unknown> {
  switch (stage) {
    case 'areas':
      return to.store.listArea(row as AreaRow, version);
    case 'grants':
      return listGrants(to, id, row as GrantRow, version, by);
    case 'services':
      return to.store.listService(row as ServiceRow, version);
    case 'duties':
      return to.store.listMonth(dutyMonth(row as DutyRow));
    case 'absences':
      return to.store.listMonth(absenceMonth(row as AbsenceRow));
    case 'rules':
      return to.store.listRules(id);
    case 'members':
      return listNumber(to, row as MemberRow);
    case 'teams':
    case 'units':
      return undefined;
  }
}

const listNumber = async ({ store }: Applying, { id, staff }: MemberRow): Promise<void> =>
  staff === undefined ? undefined : store.listNumber(staff, id);

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
