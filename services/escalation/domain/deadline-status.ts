import type { Clock, Deadline, Ms } from './clock.ts';

/**
 * The state of a deadline by all inputs so far, in whatever order. The instants at which work was done decide, never
 * the order of messages.
 */
export interface DeadlineStatus {
  readonly state: 'open' | 'met' | 'missed' | 'dropped';
  readonly done?: Ms | undefined;
}

/** `missed` means published as missed and still not done. A deadline that was done is `met`, in time or late. */
export function statusOf(clock: Clock, d: Deadline): DeadlineStatus {
  const done = doneAt(clock, d);
  if (done !== undefined) return { state: 'met', done };
  if (droppedAt(clock, d) !== undefined) return { state: 'dropped' };
  return { state: d.missed ? 'missed' : 'open' };
}

/** When it was done, if it was; work after the deadline was dropped does not count. */
export function doneAt(clock: Clock, d: Deadline): Ms | undefined {
  const dropped = droppedAt(clock, d) ?? Number.POSITIVE_INFINITY;
  return earliest(instantsOf(clock, d).filter((at) => at <= dropped));
}

/** When it was dropped before it was due: the report was withdrawn, or the next level has a deadline of its own. */
function droppedAt(clock: Clock, d: Deadline): Ms | undefined {
  const raised =
    d.stage === 'accept' || d.stage === 'resolve' ? raisedAbove(clock, d.cycle, d.level) : undefined;
  const at = earliest([raised, clock.ended]);
  return at !== undefined && at < d.due ? at : undefined;
}

/** When the cycle went above this level: a level's `resolve` counts from reaching it. */
export const raisedAbove = (clock: Clock, cycle: number, level: number): Ms | undefined =>
  earliest(
    clock.deadlines
      .filter((d) => d.stage === 'resolve' && d.cycle === cycle && d.level > level)
      .map((d) => d.from),
  );

/** The level of the cycle at an instant. */
export const levelAt = (clock: Clock, { cycle, level }: Deadline, at: Ms): number =>
  clock.deadlines
    .filter((d) => d.stage === 'resolve' && d.cycle === cycle && d.from <= at)
    .reduce((highest, d) => Math.max(highest, d.level), level);

/** Every instant by which the stage is known to have been done. */
function instantsOf(clock: Clock, d: Deadline): Ms[] {
  switch (d.stage) {
    case 'dispatch':
      return setOf(clock, 'accept', d.cycle);
    case 'accept':
      return [...marksOf(clock, 'accept', d.cycle, d.level), ...proposals(clock, d.cycle)];
    case 'contact':
      return [...marksOf(clock, 'contact', d.cycle), ...proposals(clock, d.cycle)];
    case 'resolve':
      return proposals(clock, d.cycle);
    case 'callback':
    case 'missed-call':
      return marksOf(clock, d.stage, d.cycle);
  }
}

/** A proposal starts the call-back and completes the other stages of its cycle; a call-back implies a proposal. */
const proposals = (clock: Clock, cycle: number): Ms[] => [
  ...setOf(clock, 'callback', cycle),
  ...marksOf(clock, 'resolve', cycle),
  ...marksOf(clock, 'callback', cycle),
];

const setOf = (clock: Clock, stage: Deadline['stage'], cycle: number): Ms[] =>
  clock.deadlines.filter((d) => d.stage === stage && d.cycle === cycle).map((d) => d.from);

/** An acceptance at a higher level also counts for the levels below it. */
function marksOf(clock: Clock, stage: Deadline['stage'], cycle: number, level = 0): Ms[] {
  const published = clock.deadlines.flatMap((d) => (d.done === undefined ? [] : [{ ...d, at: d.done }]));
  return [...clock.marks, ...published]
    .filter((m) => m.stage === stage && m.cycle === cycle && m.level >= level)
    .map((m) => m.at);
}

const earliest = (instants: readonly (Ms | undefined)[]): Ms | undefined =>
  instants.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined);
