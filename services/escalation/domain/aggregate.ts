import type { StatementOf } from '#events/envelope.ts';
import type * as events from '#events/escalation.ts';
import type { DeadlineMet, DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import { above } from '#shared/area-path.ts';
import type { Aggregate } from '#shared/commit/aggregate.ts';
import {
  type Clock,
  type ClockFact,
  type Deadline,
  type DeadlineKey,
  emptyClock,
  isoOf,
  sameDeadline,
} from './clock.ts';
import { levelAt, statusOf } from './deadline-status.ts';
import { evolve } from './evolve.ts';
import { nextTimer } from './timer.ts';

/** The data of every published deadline event: complete, so that consumers need not query. */
function published(clock: Clock, of: DeadlineKey): StatementOf<typeof DeadlineNear> {
  const d = deadlineOf(clock, of);
  const { number, channel, opened, category, holder, area = UNPLACED, urgency = 'normal' } = clock.place;
  return {
    stage: d.stage,
    cycle: d.cycle,
    level: d.level,
    due: isoOf(d.due),
    area,
    urgency,
    number,
    category,
    holder,
    channel,
    opened: opened === undefined ? undefined : isoOf(opened),
    provisional: d.provisional && true,
  };
}

const UNPLACED = 'unplaced';

function deadlineOf(clock: Clock, of: DeadlineKey): Deadline {
  const found = clock.deadlines.find((d) => sameDeadline(d, of));
  if (!found) throw new Error(`a fact of a deadline that was never set: ${of.stage}`);
  return found;
}

function missed(
  clock: Clock,
  fact: Extract<ClockFact, { type: 'DeadlineMissed' }>,
): StatementOf<typeof DeadlineMissed> {
  const levels = clock.frozen?.levels ?? 1;
  const common = { ...published(clock, fact), levels };
  if (fact.rise === undefined) return { ...common, missed: undefined };
  const d = deadlineOf(clock, fact);
  const level = levelAt(clock, d, d.due);
  return { ...common, stage: 'rise', missed: fact.stage, level, due: isoOf(fact.rise) };
}

function met(
  clock: Clock,
  fact: Extract<ClockFact, { type: 'DeadlineMet' }>,
): StatementOf<typeof DeadlineMet> {
  const { due, missed } = deadlineOf(clock, fact);
  return { ...published(clock, fact), done: isoOf(fact.done), late: fact.done > due, wasMissed: missed };
}

/** Short field names in the log: all facts of a clock fit into one write unit, even with long ids. */
const SHORT = {
  area: 'a',
  category: 'c',
  done: 'd',
  from: 'f',
  holder: 'h',
  channel: 'i',
  levels: 'l',
  armed: 'm',
  number: 'n',
  opened: 'o',
  rank: 'r',
  stage: 's',
  stages: 't',
  urgency: 'u',
  rules: 'v',
  set: 'w',
} as const;

/** One clock for each subject: its deadlines, and what was published about them. */
export const clock: Aggregate<Clock, ClockFact, typeof events> = {
  name: 'clock',
  initial: emptyClock,
  evolve,
  publish: { DeadlineNear: published, DeadlineMissed: missed, DeadlineMet: met },
  index: indexOf,
  short: SHORT,
  attributes: ({ place }) => ({ area: place.area, urgency: place.urgency }),
};

/** The oldest deadline that was missed and is still not done. */
export const oldestMissed = (c: Clock): Deadline | undefined =>
  c.ended === undefined
    ? c.deadlines.filter((d) => statusOf(c, d).state === 'missed').sort((a, b) => a.due - b.due)[0]
    : undefined;

/** `open`: clocks that still have a timer. `late`: the area above the subject's own. */
function indexOf(c: Clock): Record<string, string | undefined> {
  const late = oldestMissed(c);
  return {
    open: nextTimer(c) === undefined ? undefined : `open#${c.shard}`,
    late: late && queueOf(c.place.area ?? UNPLACED),
    since: late && isoOf(late.due),
  };
}

/** Late subjects are listed under the area above their own: blocks under their neighbourhood. */
export const queueOf = (area: string): string => above(area) ?? area;
