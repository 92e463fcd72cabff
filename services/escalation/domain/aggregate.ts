import type { DataOf } from '#events/envelope.ts';
import type { DeadlineMet, DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import { above } from '#shared/area-path.ts';
import type { Aggregate } from '#shared/commit/aggregate.ts';
import { type Clock, type ClockFact, type Deadline, isoOf, none, same } from './clock.ts';
import { levelAt, verdictOf } from './deadline-status.ts';
import { evolve } from './evolve.ts';
import { nextRing } from './timer.ts';

type Named = Parameters<typeof same>[0];

/** What every published fact of a deadline carries, so that its readers need not ask back. */
function told(clock: Clock, of: Named): DataOf<typeof DeadlineNear> {
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

function deadlineOf(clock: Clock, of: Named): Deadline {
  const found = clock.deadlines.find((d) => same(d, of));
  if (!found) throw new Error(`a fact of a deadline that was never set: ${of.stage}`);
  return found;
}

function missed(
  clock: Clock,
  fact: Extract<ClockFact, { type: 'DeadlineMissed' }>,
): DataOf<typeof DeadlineMissed> {
  const levels = clock.frozen?.levels ?? 1;
  const common = { ...told(clock, fact), levels };
  if (fact.rise === undefined) return common;
  const d = deadlineOf(clock, fact);
  const level = levelAt(clock, d, d.due);
  return { ...common, stage: 'rise', missed: fact.stage, level, due: isoOf(fact.rise) };
}

function met(clock: Clock, fact: Extract<ClockFact, { type: 'DeadlineMet' }>): DataOf<typeof DeadlineMet> {
  const { due, missed } = deadlineOf(clock, fact);
  return { ...told(clock, fact), done: isoOf(fact.done), late: fact.done > due, wasMissed: missed };
}

/** A whole life of a clock is one write unit, also with long ids and category codes. */
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

/** One clock for each subject: what is due, and what was said of it. */
export const clock: Aggregate<Clock, ClockFact> = {
  name: 'clock',
  initial: none,
  evolve,
  publish: { DeadlineNear: told, DeadlineMissed: missed, DeadlineMet: met },
  index: indexOf,
  short: SHORT,
  attributes: ({ place }) => ({ area: place.area, urgency: place.urgency }),
};

/** The oldest deadline that was missed and is still not done. */
export const oldestMissed = (c: Clock): Deadline | undefined =>
  c.ended === undefined
    ? c.deadlines.filter((d) => verdictOf(c, d).state === 'missed').sort((a, b) => a.due - b.due)[0]
    : undefined;

/** `open`: clocks for which something may still happen by itself. `late`: the area above the subject's own. */
function indexOf(c: Clock): Record<string, string | undefined> {
  const late = oldestMissed(c);
  return {
    open: nextRing(c) === undefined ? undefined : `open#${c.shard}`,
    late: late && queueOf(c.place.area ?? UNPLACED),
    since: late && isoOf(late.due),
  };
}

/** Late subjects are listed under the area above their own: blocks under their neighbourhood. */
export const queueOf = (area: string): string => above(area) ?? area;
