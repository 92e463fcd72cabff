import { memoryStore } from '#shared/commit/memory-store.ts';
import { deliver as real } from '../../../../services/notification/outbox/deliver.ts';

export type { DeliveryDeps } from '../../../../services/notification/outbox/deliver.ts';

/** Broken: an attempt leaves no trace that a later one could find. */
export const deliver: typeof real = (deps, work) => real({ ...deps, stores: { store: memoryStore() } }, work);
