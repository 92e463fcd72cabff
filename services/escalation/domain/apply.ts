import type { Urgency } from '#events/fields.ts';
import type { Decided } from '#shared/commit/decision.ts';
import {
  type Clock,
  type ClockFact,
  type Counted,
  type Mark,
  type Ms,
  type Place,
  same,
  turnOf,
} from './clock.ts';
import { doneOf } from './deadline-status.ts';
import { evolve } from './evolve.ts';
import { asSet, dueOf, type Terms } from './terms.ts';

/** What an event of another service means to a clock. */
export interface News {
  readonly at: Ms;
  readonly cycle: number;
  readonly level: number;
  /** Stages that begin to count at that instant. */
  readonly sets?: readonly Counted[];
  /** Stages that were done at that instant. */
  readonly does?: readonly Omit<Mark, 'at'>[];
  /** The subject was taken back. */
  readonly ends?: true;
  /** Routing is unsure: no holder yet, but perhaps an urgency. */
  readonly doubts?: true;
  readonly place: Place;
  /** Version of the event, for the newest place to win. */
  readonly rank: number;
}

/** What deadlines are reckoned by: looked up before a clock is told of news that sets some (`settingOf`). */
export interface Policies {
  /** The rules of the setting's area; where it has none, of the community's root. */
  readonly terms: Terms;
  /** Of a category that nobody has judged yet. */
  readonly urgency: (category: string | undefined) => Urgency;
}

/**
 * What a clock says when it hears news, once or again and in any order: which deadlines were set, which were met. The
 * result does not depend on the order: what came too early is kept, and the earliest instant of a stage counts.
 * @param policies needed where the news sets deadlines
 */
export function hear(clock: Clock, news: News, policies: Policies | undefined): Decided<ClockFact> {
  const facts: ClockFact[] = [];
  let after = clock;
  const say = (...more: (ClockFact | undefined)[]) => {
    for (const fact of more) {
      if (!fact) continue;
      facts.push(fact);
      after = evolve(after, fact, { at: SILENT, actor: '', version: 0 });
    }
  };
  say(deadlinesSet(clock, news, policies) ?? placeHeard(clock, news));
  if (news.ends && news.at < (clock.ended ?? Number.POSITIVE_INFINITY))
    say({ type: 'DeadlinesDropped', ended: news.at });
  say(tooEarly(after, news));
  say(...newlyMet(after, news));
  return { events: facts };
}

/** The instant of a fact matters to its log only. */
const SILENT = '1970-01-01T00:00:00.000Z';

/** Deadlines that begin to count at an instant, and the place by whose rules. */
export interface Setting {
  readonly cycle: number;
  readonly level: number;
  readonly from: Ms;
  readonly stages: readonly Counted[];
  readonly place: Place;
}

/** What news sets: the stages that begin to count, unless they count from an instant as early. */
export function settingOf(clock: Clock, news: News): Setting | undefined {
  if (news.doubts) return dispatchAgain(clock, news);
  const { cycle, level, at: from } = news;
  const stages = (news.sets ?? []).filter((stage) => {
    const before = clock.deadlines.find((d) => same(d, { stage, cycle, level }));
    return !before || from < before.from;
  });
  if (stages.length === 0) return undefined;
  // Before anybody was named, what routing knew in its doubt is better than what the resident chose.
  const isDispatch = news.sets?.includes('dispatch') && cycle === 1;
  const place = isDispatch && clock.doubt?.urgency ? clock.doubt : news.place;
  return { cycle, level, from, stages, place };
}

/** A doubt that knows the urgency: an emergency that waits for a lead has five minutes, not two hours. */
function dispatchAgain(clock: Clock, { place }: News): Setting | undefined {
  const first = clock.deadlines.find((d) => d.stage === 'dispatch' && d.cycle === 1);
  if (!first || clock.doubt || !place.urgency) return undefined;
  const { cycle, level, from } = first;
  return { cycle, level, from, stages: ['dispatch'], place };
}

function deadlinesSet(clock: Clock, news: News, policies: Policies | undefined): ClockFact | undefined {
  const setting = settingOf(clock, news);
  if (!setting) return undefined;
  if (!policies) throw new Error('deadlines are to be set, and there are no rules for them');
  const { terms } = policies;
  const { cycle, level, from, stages, place: by } = setting;
  const urgency = by.urgency ?? policies.urgency(by.category);
  const place = { ...news.place, area: by.area ?? terms.area, urgency };
  const about = { level, category: by.category, urgency };
  return {
    type: 'DeadlinesSet',
    ...turnOf({ cycle, level }),
    from,
    stages: stages.map((stage) => asSet(stage, from, dueOf(terms, stage, from, about))),
    ...whatIsNew(clock, place, news.rank),
    ...newRules(clock, terms),
    ...(news.doubts && { doubt: news.place }),
  };
}

/** Fields of newer news win over older ones; older news fill in what newer ones left open. */
function whatIsNew(
  { place: before, rank: newest }: Clock,
  place: Place,
  rank: number,
): Place & { rank?: number } {
  const after = rank > newest ? { ...before, ...present(place) } : { ...present(place), ...before };
  const changed = Object.entries(after).filter(([field, value]) => before[field as keyof Place] !== value);
  return { ...Object.fromEntries(changed), ...(rank > newest && { rank }) };
}

const present = (place: Place): Place =>
  Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));

function newRules({ frozen }: Clock, { name, version, levels }: Terms) {
  return {
    ...(frozen?.set !== name && { set: name }),
    ...(frozen?.rules !== version && { rules: version }),
    ...(frozen?.levels !== levels && { levels }),
  };
}

/** News that say no more than where the subject stands now. */
function placeHeard(clock: Clock, news: News): ClockFact | undefined {
  if (!news.sets && !news.doubts) return undefined;
  const { rank, ...fields } = whatIsNew(clock, news.place, news.rank);
  const doubt = news.doubts && !clock.doubt ? { doubt: news.place } : {};
  if (Object.keys({ ...fields, ...doubt }).length === 0) return undefined;
  return { type: 'Heard', ...fields, ...(rank !== undefined && { rank }), ...doubt };
}

/** What was done before its deadline is known; where it is known the deadline itself keeps when it was done. */
function tooEarly({ marks: kept, deadlines }: Clock, { at, does = [] }: News): ClockFact | undefined {
  const isKept = (mark: Omit<Mark, 'at'>) =>
    kept.some((m) => same(m, mark) && m.at <= at) || deadlines.some((d) => same(d, mark));
  const marks = does.filter((mark) => !isKept(mark)).map((mark) => ({ ...mark, at }));
  return marks.length > 0 ? { type: 'Heard', marks } : undefined;
}

/** Deadlines of which something else is true now than was said last. */
function newlyMet(clock: Clock, { at, does = [] }: News): ClockFact[] {
  const informed = { ...clock, marks: [...clock.marks, ...does.map((mark) => ({ ...mark, at }))] };
  return clock.deadlines.flatMap((d) => {
    const done = doneOf(informed, d);
    if (done === undefined || done === d.done) return [];
    return [{ type: 'DeadlineMet' as const, stage: d.stage, ...turnOf(d), done }];
  });
}
