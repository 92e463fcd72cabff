import type { Beat } from './pulse.ts';

/** What counts as being as before: no report waits longer, no more messages wait, than `usual` says. */
export interface Usual {
  readonly oldestMs: number;
  readonly queued: number;
}

/** One quiet look may be chance; so many in a row are not. */
const IN_A_ROW = 3;

/**
 * What was usual in a quiet time: the worst look of it, and half as much again; never less than two looks can tell apart.
 * @throws when there were no looks
 */
export function usualOf(beats: readonly Beat[]): Usual {
  if (beats.length === 0) throw new Error('nobody looked at the quiet time');
  const worst = (of: (beat: Beat) => number) => Math.max(...beats.map(of));
  return {
    oldestMs: Math.max(1000, worst(({ oldestMs }) => oldestMs) * 1.5),
    queued: Math.max(20, worst(({ queued }) => queued) * 1.5),
  };
}

const isUsual = (usual: Usual, { oldestMs, queued }: Beat): boolean =>
  oldestMs <= usual.oldestMs && queued <= usual.queued;

/** How long after `end` it took until everything was as before and stayed so; undefined while it has not. */
export function recoveredAfter(beats: readonly Beat[], usual: Usual, end: number): number | undefined {
  const later = beats.filter(({ at }) => at >= end);
  const first = later.findIndex((_, n) => {
    const row = later.slice(n, n + IN_A_ROW);
    return row.length === IN_A_ROW && row.every((beat) => isUsual(usual, beat));
  });
  const beat = later[first];
  return beat && beat.at - end;
}
