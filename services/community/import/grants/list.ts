import { GrantChanged } from '#events/community.ts';
import { cloudEvent } from '#events/envelope.ts';
import { projectGrant } from '#shared/auth/grants.ts';
import type { GrantRow } from '../../domain/kinds.ts';
import type { Lists, Written } from '../row/kind.ts';

/** This service authorises by the same copy as all others; it writes its own at once instead of waiting for the event. */
export async function listGrants(to: Lists, { id, row, version, by }: Written<GrantRow>): Promise<void> {
  await projectGrant(to.rows)(
    cloudEvent({
      service: 'community',
      name: GrantChanged.name,
      subject: id,
      version,
      time: by.at,
      actor: by.actor,
      data: row,
    }),
  );
  await to.store.listGrants(row, version);
}
