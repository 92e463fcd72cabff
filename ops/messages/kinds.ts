import type { EventDefinition } from '#events/envelope.ts';
import { names } from '../../infra/model/names.ts';
import { services as all } from '../../infra/model/services.ts';
import type { FunctionSpec, Service } from '../../shared/service/manifest.ts';

/** What lies in a queue of dead letters, and so what cures it. The manifests know. */
export type Kind =
  /** Events that a consumer could not take: they go back to its queue. */
  | { readonly of: 'events'; readonly to: string; readonly definitions: readonly EventDefinition[] }
  /** Work of a service's own: it goes back to its queue. */
  | { readonly of: 'work'; readonly to: string }
  /** Facts that the publisher could not send: they are published again from the log. */
  | { readonly of: 'facts'; readonly service: string }
  /** Descriptions of records that a stream's watcher could not take: what it watches is armed anew. */
  | { readonly of: 'watched'; readonly rearm: string };

function kindOf(service: Service, fn: string, spec: FunctionSpec): [string, Kind][] {
  const to = names.queue(service.name, fn);
  const dead = names.dlq(to);
  const definitions = spec.subscribes ?? [];
  if (definitions.length > 0) return [[dead, { of: 'events', to, definitions }]];
  if (spec.worksOff) return [[dead, { of: 'work', to }]];
  if (!spec.watches) return [];
  return [[dead, { of: 'watched', rearm: names.function(service.name, 'rearm') }]];
}

/** Every queue of dead letters that there is, by name. */
export const kinds = (services: readonly Service[] = all): ReadonlyMap<string, Kind> =>
  new Map(
    services.flatMap((service): [string, Kind][] => [
      ...Object.entries(service.functions).flatMap(([fn, spec]) => kindOf(service, fn, spec)),
      ...(service.publishes?.length
        ? [
            [names.queue(service.name, 'unpublished'), { of: 'facts', service: service.name }] as [
              string,
              Kind,
            ],
          ]
        : []),
    ]),
  );
