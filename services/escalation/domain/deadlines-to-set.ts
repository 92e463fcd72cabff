import type { Urgency } from '#events/fields.ts';
import {
  type Clock,
  type ClockFact,
  cycleAndLevelOf,
  type Ms,
  type Place,
  sameDeadline,
  type TimedStage,
} from './clock.ts';
import type { ClockInput } from './clock-input.ts';
import { changedFields } from './place-change.ts';
import { dueOf, type Terms, toSetStage } from './terms.ts';

/** The rules that deadlines are calculated by: looked up before a clock applies an input that sets some. */
export interface Policies {
  /** The rules of the area of `DeadlinesToSet`; where it has none, those of the community's root. */
  readonly terms: Terms;
  /** The urgency of a category, until routing has decided. */
  readonly urgency: (category: string | undefined) => Urgency;
}

/** Deadlines that begin to count at an instant, and the place whose rules apply. */
export interface DeadlinesToSet {
  readonly cycle: number;
  readonly level: number;
  readonly from: Ms;
  readonly stages: readonly TimedStage[];
  readonly place: Place;
}

/** The stages that an input starts, except those that already count from an instant as early. */
export function deadlinesToSet(clock: Clock, input: ClockInput): DeadlinesToSet | undefined {
  if (input.doubtful) return dispatchAgain(clock, input);
  const { cycle, level, at: from } = input;
  const stages = (input.starts ?? []).filter((stage) => {
    const before = clock.deadlines.find((d) => sameDeadline(d, { stage, cycle, level }));
    return !before || from < before.from;
  });
  if (stages.length === 0) return undefined;
  // Until a holder is named, what an unsure routing knew is better than what the resident chose.
  const isDispatch = input.starts?.includes('dispatch') && cycle === 1;
  const place = isDispatch && clock.doubt?.urgency ? clock.doubt : input.place;
  return { cycle, level, from, stages, place };
}

/** An unsure routing that knows the urgency: an emergency that waits for a lead has five minutes, not two hours. */
function dispatchAgain(clock: Clock, { place }: ClockInput): DeadlinesToSet | undefined {
  const first = clock.deadlines.find((d) => d.stage === 'dispatch' && d.cycle === 1);
  if (!first || clock.doubt || !place.urgency) return undefined;
  const { cycle, level, from } = first;
  return { cycle, level, from, stages: ['dispatch'], place };
}

/** The fact that sets them. @throws when there are deadlines to set and no policies to set them by */
export function deadlinesSet(
  clock: Clock,
  input: ClockInput,
  policies: Policies | undefined,
): ClockFact | undefined {
  const toSet = deadlinesToSet(clock, input);
  if (!toSet) return undefined;
  if (!policies) throw new Error('deadlines are to be set, and there are no rules for them');
  const { terms } = policies;
  const { cycle, level, from, stages, place: by } = toSet;
  const urgency = by.urgency ?? policies.urgency(by.category);
  const place = { ...input.place, area: by.area ?? terms.area, urgency };
  const context = { level, category: by.category, urgency };
  return {
    type: 'DeadlinesSet',
    ...cycleAndLevelOf({ cycle, level }),
    from,
    stages: stages.map((stage) => toSetStage(stage, from, dueOf(terms, stage, from, context))),
    ...changedFields(clock, place, input.rank),
    ...changedRules(clock, terms),
    ...(input.doubtful && { doubt: input.place }),
  };
}

function changedRules({ frozen }: Clock, { name, version, levels }: Terms) {
  return {
    ...(frozen?.set !== name && { set: name }),
    ...(frozen?.rules !== version && { rules: version }),
    ...(frozen?.levels !== levels && { levels }),
  };
}
