import type { Aggregate, Fact, Head } from './aggregate.ts';
import { CHUNK, chunkKey } from './chunk.ts';
import { baseOf, replay } from './log.ts';
import { plain } from './plain.ts';
import { HEAD_ROOM, itemSize } from './size.ts';
import type { Item } from './store.ts';

/**
 * Keeps a head within one write unit: moves its oldest entries out, eight at a time, and folds them into `base`.
 * The last `fresh` entries are not stored yet and stay, so that a chunk has the same content whoever writes it.
 * The chunks must be written before the head that no longer has them.
 */
export function spill<S, E extends Fact>(
  aggregate: Aggregate<S, E>,
  head: Head,
  fresh: number,
): { head: Head; chunks: Item[] } {
  const chunks: Item[] = [];
  let lean = head;
  while (itemSize(lean) > HEAD_ROOM && lean.log.length - fresh >= CHUNK) {
    const oldest = lean.log.slice(0, CHUNK);
    chunks.push({ pk: lean.pk, sk: chunkKey(lean.spilled / CHUNK), log: oldest });
    lean = {
      ...lean,
      spilled: lean.spilled + CHUNK,
      spilledUntil: oldest.reduce((newest, [, at]) => (at > newest ? at : newest), lean.spilledUntil ?? ''),
      base: plain(replay(aggregate, baseOf(aggregate, lean), oldest).at(-1)?.state),
      log: lean.log.slice(CHUNK),
    };
  }
  return { head: lean, chunks };
}
