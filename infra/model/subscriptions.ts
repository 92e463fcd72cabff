import type { Service } from '../../shared/service/manifest.ts';

/**
 * Per publishing service, the event types that somebody subscribes to.
 * @throws when a manifest subscribes to what its source does not publish: such a queue would wait for ever
 */
export function subscribedTypes(services: readonly Service[]): ReadonlyMap<string, readonly string[]> {
  const published = new Set(services.flatMap((s) => (s.publishes ?? []).map((d) => d.type)));
  const wanted = services.flatMap((s) =>
    Object.entries(s.functions).flatMap(([fn, spec]) =>
      (spec.subscribes ?? []).map((d) => ({ by: `${s.name}.${fn}`, d })),
    ),
  );
  for (const { by, d } of wanted) {
    if (!published.has(d.type))
      throw new Error(`${by} subscribes to ${d.type}, which ${d.service} does not publish`);
  }
  const bySource = Map.groupBy(wanted, ({ d }) => d.service as string);
  return new Map(
    [...bySource].map(([source, list]) => [source, [...new Set(list.map(({ d }) => d.type))].sort()]),
  );
}
