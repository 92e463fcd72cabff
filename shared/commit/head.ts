import type { Aggregate, Entry, Fact, Head } from './aggregate.ts';
import { fold } from './log.ts';

const RESERVED: ReadonlySet<string> = new Set([
  'pk',
  'sk',
  'kind',
  'version',
  'spilled',
  'spilledUntil',
  'base',
  'emits',
  'changed',
  'wrote',
  'log',
]);

/** The attributes that sparse indexes need, for the state after the write. */
function indexed<S, E extends Fact>(aggregate: Aggregate<S, E>, state: S): Record<string, string> {
  const present: Record<string, string> = {};
  for (const [name, value] of Object.entries(aggregate.index?.(state) ?? {})) {
    if (RESERVED.has(name))
      throw new Error(`${aggregate.name}: an index attribute may not be called ${name}`);
    if (value !== undefined) present[name] = value;
  }
  return present;
}

/**
 * The head after `entries` were added to `before` (absent: the aggregate begins). Made anew from what is known, so that
 * no attribute of an earlier write lingers: neither an index entry nor `emits`, which tells the publisher to send.
 */
export function nextHead<S, E extends Fact>(
  aggregate: Aggregate<S, E>,
  id: string,
  before: Head | undefined,
  entries: readonly Entry[],
): Head {
  const [first] = entries;
  if (first === undefined) throw new Error(`a write to ${id} without a fact`);
  const head: Head = {
    pk: id,
    sk: '-',
    kind: aggregate.name,
    version: (before?.version ?? 0) + entries.length,
    spilled: before?.spilled ?? 0,
    ...(before?.spilledUntil !== undefined && { spilledUntil: before.spilledUntil, base: before.base }),
    ...(entries.some(([type]) => isPublic(aggregate, type)) && { emits: entries.length }),
    changed: first[1],
    log: [...(before?.log ?? []), ...entries],
  };
  return { ...indexed(aggregate, fold(aggregate, head).state), ...head };
}

/** Whether others may know facts of this type. */
export const isPublic = <S, E extends Fact>(aggregate: Aggregate<S, E>, type: string): boolean =>
  Object.hasOwn(aggregate.publish, type);
