import { idOf } from '#shared/area-path.ts';
import { may } from '#shared/auth/principal.ts';
import { type Exported, type Exporting, listed } from '../row/exporting.ts';
import { grants as columns } from './columns.ts';

export async function exported({ store, who }: Exporting): Promise<Exported> {
  // An empty set tells no area any more, so it is not one area's to export.
  const held = (await store.grants()).filter(({ grants }) =>
    (grants.length === 0 ? [{ area: '*' }] : grants).every(({ area }) => may(who, 'community.write', area)),
  );
  return listed(
    columns,
    held.flatMap(({ staff, member, grants }) =>
      grants.length === 0
        ? [{ staff, member }]
        : grants.map(({ role, area }) => ({ staff, member, role, area: idOf(area) })),
    ),
  );
}
