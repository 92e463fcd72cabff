import type { Look } from './visit.ts';

/** What the bursts came to, as far as it decides whether all is good. */
export interface Spike {
  /** How far indexes were behind, in ms. */
  readonly lag: number;
  readonly looks: readonly Look[];
  /** Whether everything became as usual again after the bursts. */
  readonly calm: boolean;
  /** Everything of which there may be none: errors, what was lost or came twice, dead letters, events that nobody heard. */
  readonly harm: number;
}

/**
 * What is not good, a sentence each; none when all is. That nothing was stale proves nothing when nobody looked, or, with
 * indexes that are behind, when no look came while an index alone would have shown something old.
 */
export function complaints({ lag, looks, calm, harm }: Spike): string[] {
  const stale = looks.filter((look) => look.stale).length;
  const spared = looks.filter(({ index }) => index === true).length;
  return [
    harm > 0 && `${harm} times something failed, was lost, came twice or was heard by nobody.`,
    stale > 0 && `${stale} looks at one's own write showed something old.`,
    !calm && 'It did not come back to normal.',
    looks.length === 0 && 'Nobody looked at their own write: that nothing was stale shows nothing.',
    looks.length > 0 &&
      lag > 0 &&
      spared === 0 &&
      `Indexes were ${lag} ms behind, and no look came in that time: the index alone would have missed nothing.`,
  ].filter((line) => line !== false);
}
