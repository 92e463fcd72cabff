import type { TicketAssigned } from '#events/casework.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { load } from '#shared/commit/commit.ts';
import type { Store } from '#shared/commit/store.ts';
import { report } from '../reports/domain/report.ts';
import { keepPlace } from './store.ts';

/** Most reports have no photos: nothing is kept of where their tickets are. */
export const keepPlaceOfPhotos =
  (main: Rows, store: Store) =>
  async ({ subject, version, data }: CloudEvent<DataOf<typeof TicketAssigned>>): Promise<void> => {
    const { state } = await load(store, report, subject);
    if (state.photos) await keepPlace(main, subject, data.area, version);
  };
