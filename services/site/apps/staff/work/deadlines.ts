import type { Deadline } from '../api/clocks.ts';

/** The deadline that is to be told in one line: of what is not done yet, the one that is or was due first. */
export function nextDeadline<D extends Pick<Deadline, 'stage' | 'due' | 'state' | 'done'>>(
  deadlines: readonly D[] | undefined,
): D | undefined {
  return (deadlines ?? [])
    .filter((d) => d.stage !== 'rise' && d.done === undefined && d.state !== 'met')
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0];
}
