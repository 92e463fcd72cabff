import type { CloudEvent } from '#events/envelope.ts';
import type { AnyAggregate, Entry } from '#shared/commit/aggregate.ts';
import { CHUNK, chunkKey } from '#shared/commit/chunk.ts';
import { eventsFrom } from '#shared/commit/publish.ts';
import { ticket } from '../../../services/casework/commands/aggregate.ts';
import { clock } from '../../../services/escalation/domain/aggregate.ts';
import { call } from '../../../services/intake/hotline/domain/call.ts';
import { headsIn, rowsOf } from '../stored.ts';

/** Whose logs figures are counted from: the owners' own, never analytics' copies. */
const OWNERS: readonly (readonly [service: string, aggregate: AnyAggregate])[] = [
  ['casework', ticket],
  ['escalation', clock],
  ['intake', call],
];

/** Every event that the aggregates' logs tell, from the first on. */
export async function exportedEvents(): Promise<CloudEvent[]> {
  const all = await Promise.all(OWNERS.map(([service, aggregate]) => eventsOf(service, aggregate)));
  return all.flat();
}

async function eventsOf(service: string, aggregate: AnyAggregate): Promise<CloudEvent[]> {
  const items = await rowsOf(`huying-${service}`);
  const chunks = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item.log as readonly Entry[]]));
  return headsIn(items, aggregate.name).flatMap((head) => {
    const numbers = Array.from({ length: head.spilled / CHUNK }, (_, n) => n);
    const older = numbers.flatMap((n) => chunks.get(`${head.pk} ${chunkKey(n)}`) ?? []);
    return eventsFrom(service, aggregate, head, 1, older).map(({ event }) => event);
  });
}
