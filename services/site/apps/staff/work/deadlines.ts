import type { Deadline } from '../api/clocks.ts';

/** The earliest deadline that has not been met, leaving out the one for raising the level. */
export function nextDeadline<D extends Pick<Deadline, 'stage' | 'due' | 'state' | 'done'>>(
  deadlines: readonly D[] | undefined,
): D | undefined {
  return (deadlines ?? [])
    .filter((d) => d.stage !== 'rise' && d.done === undefined && d.state !== 'met')
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0];
}
