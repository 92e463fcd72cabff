import type { FunctionSpec } from '../../shared/service/manifest.ts';
import { names } from '../model/names.ts';
import { services } from '../model/services.ts';
import { onAws, type Resource } from './synthesize.ts';

/** Queries on the synthesized templates, for tests. */

/** Resources of one type, of one stack or of all. */
export const ofType = (type: string, stack?: string): readonly Resource[] =>
  onAws().resources.filter((r) => r.Type === type && (stack === undefined || r.stack === stack));

/** The resource with that logical id. */
export const named = (stack: string, id: string) =>
  onAws().resources.find((r) => r.stack === stack && r.id === id);

export const text = (value: unknown): string => JSON.stringify(value);

/** CloudFormation writes a list of one as the element itself. */
export const list = <T>(x: T | readonly T[]): readonly T[] => (Array.isArray(x) ? x : [x as T]);

/** Functions that a table's stream wakes: publishers of all facts, and watchers of some items. */
export const streamReaders = services.flatMap((s) => [
  ...(s.publishes?.length ? [names.function(s.name, 'publish')] : []),
  ...Object.entries<FunctionSpec>(s.functions).flatMap(([fn, f]) =>
    f.watches ? [names.function(s.name, fn)] : [],
  ),
]);
