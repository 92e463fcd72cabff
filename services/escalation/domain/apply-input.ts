import type { Decided } from '#shared/commit/decision.ts';
import { type Clock, type ClockFact, type Completion, cycleAndLevelOf, sameDeadline } from './clock.ts';
import type { ClockInput } from './clock-input.ts';
import { doneAt } from './deadline-status.ts';
import { deadlinesSet, type Policies } from './deadlines-to-set.ts';
import { evolveDecided } from './evolve.ts';
import { placeChange } from './place-change.ts';

/**
 * Applies an input to a clock, once or repeatedly and in any order: which deadlines are set, which are met. The result
 * does not depend on the order: what arrives too early is kept, and the earliest instant of a stage counts.
 * @param policies required where the input sets deadlines
 */
export function applyInput(
  clock: Clock,
  input: ClockInput,
  policies: Policies | undefined,
): Decided<ClockFact> {
  const facts: ClockFact[] = [];
  let after = clock;
  const record = (...more: (ClockFact | undefined)[]) => {
    for (const fact of more) {
      if (!fact) continue;
      facts.push(fact);
      after = evolveDecided(after, [fact]);
    }
  };
  record(deadlinesSet(clock, input, policies) ?? placeChange(clock, input));
  if (input.withdrawn && input.at < (clock.ended ?? Number.POSITIVE_INFINITY))
    record({ type: 'DeadlinesDropped', ended: input.at });
  record(earlyCompletions(after, input));
  record(...newlyMet(after, input));
  return { events: facts };
}

/** Completions whose deadline is not set yet. Where it is set, the deadline itself keeps when it was met. */
function earlyCompletions(
  { marks: kept, deadlines }: Clock,
  { at, completes = [] }: ClockInput,
): ClockFact | undefined {
  const isKept = (key: Omit<Completion, 'at'>) =>
    kept.some((m) => sameDeadline(m, key) && m.at <= at) || deadlines.some((d) => sameDeadline(d, key));
  const marks = completes.filter((key) => !isKept(key)).map((key) => ({ ...key, at }));
  return marks.length > 0 ? { type: 'Heard', marks } : undefined;
}

/** Deadlines that were met at another instant than the log says so far. */
function newlyMet(clock: Clock, { at, completes = [] }: ClockInput): ClockFact[] {
  const informed = { ...clock, marks: [...clock.marks, ...completes.map((key) => ({ ...key, at }))] };
  return clock.deadlines.flatMap((d) => {
    const done = doneAt(informed, d);
    if (done === undefined || done === d.done) return [];
    return [{ type: 'DeadlineMet' as const, stage: d.stage, ...cycleAndLevelOf(d), done }];
  });
}
