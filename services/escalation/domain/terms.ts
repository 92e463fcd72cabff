import type { Urgency } from '#events/fields.ts';
import type { SlaRule } from '#events/rules.ts';
import type { Calendar } from '#shared/calendar/calendar.ts';
import { type Duration, dueAfter, minutesOf } from '#shared/calendar/working.ts';
import { type Counted, isoOf, type Ms, type SetStage, type Span, type Timing } from './clock.ts';
import { DEFAULT } from './default-rules.ts';

/** The rules that hold for an area, with the calendar that they count by. */
export interface Terms {
  /** The area that they were asked for; where none was known, the community's root. */
  readonly area: string;
  /** Name and version of the set; version 0 is the service's own. */
  readonly name: string;
  readonly version: number;
  /** The highest level that there is. */
  readonly levels: number;
  readonly rules: readonly SlaRule[];
  /** Divides every duration; above 1 all clocks run round the clock. */
  readonly speed: number;
  readonly calendar: Calendar;
}

/** What a rule may look at. */
export interface About {
  readonly level: number;
  readonly category?: string | undefined;
  readonly urgency: Urgency;
}

/** Warning at three quarters, where a rule does not say. */
const NEAR = 0.75;

/** After these the level rises when they were missed. */
const RISING: ReadonlySet<Counted> = new Set(['accept', 'contact', 'resolve']);

type RuleStage = SlaRule['stage'];

/**
 * The rule that fits with the most conditions; of as many, category before urgency before level; of equal ones the
 * first. What a set does not say the default says: nothing runs without a clock.
 */
export function ruleFor(rules: readonly SlaRule[], stage: RuleStage, about: About): SlaRule {
  const rule = bestOf(rules, stage, about) ?? bestOf(DEFAULT.rules, stage, about);
  if (!rule) throw new Error(`no rule for ${stage} ${about.urgency}`);
  return rule;
}

function bestOf(rules: readonly SlaRule[], stage: RuleStage, about: About): SlaRule | undefined {
  return rules
    .filter((r) => r.stage === stage && CONDITIONS.every((c) => r[c] === undefined || r[c] === about[c]))
    .reduce<SlaRule | undefined>((a, b) => (a && weight(a) >= weight(b) ? a : b), undefined);
}

const CONDITIONS = ['category', 'urgency', 'level'] as const;

/** Each condition counts 8, and breaks ties by its own rank. */
const weight = (rule: SlaRule): number =>
  CONDITIONS.reduce((sum, c, rank) => sum + (rule[c] === undefined ? 0 : 8 + (4 >> rank)), 0);

/** When a stage that counts from an instant is due, to be warned of, and to rise. */
export const dueOf = (terms: Terms, stage: Counted, from: Ms, about: About): Reckoned =>
  reckoned(terms.calendar, timingOf(terms, stage, about), from);

/** As a fact has it: lengths instead of instants. */
export const asSet = (stage: Counted, from: Ms, [due, near, rise, provisional]: Reckoned): SetStage => {
  const after: [Counted, Ms, Ms] = [stage, due - from, near - from];
  if (provisional) return [...after, rise ? rise - due : 0, provisional];
  return rise ? [...after, rise - due] : after;
};

function timingOf(terms: Terms, stage: Counted, about: About): Timing {
  const rule = ruleFor(terms.rules, stage, about);
  const rises = RISING.has(stage) && about.level < terms.levels;
  return {
    due: spanOf(terms, rule),
    near: rule.near ?? NEAR,
    ...(rises && { rise: spanOf(terms, ruleFor(terms.rules, 'rise', about)) }),
  };
}

/** A fast set runs round the clock: its working day is so much of the calendar's time. */
function spanOf({ calendar, speed }: Terms, rule: SlaRule): Span {
  const minutes = minutesOf(calendar, rule.clock, durationOf(rule)) / speed;
  return { clock: speed > 1 ? 'calendar' : rule.clock, minutes };
}

const durationOf = ({ minutes, days }: SlaRule): Duration =>
  minutes === undefined ? { days: days ?? 0 } : { minutes };

/** Instants; `rise` is 0 where nothing rises and more is to be said. */
export type Reckoned = readonly [due: Ms, near: Ms, rise?: Ms, provisional?: Timing];

/** The instants of a timing. While one of them may move it is kept how they were reckoned. */
export function reckoned(calendar: Calendar, timing: Timing, from: Ms): Reckoned {
  const { due: span, near: share, rise: rising } = timing;
  const due = after(calendar, span, from);
  const near = after(calendar, { ...span, minutes: span.minutes * share }, from);
  const rise = rising && after(calendar, rising, due.at);
  if (due.provisional || rise?.provisional) return [due.at, near.at, rise?.at ?? 0, timing];
  return rise ? [due.at, near.at, rise.at] : [due.at, near.at];
}

function after(calendar: Calendar, { clock, minutes }: Span, from: Ms): { at: Ms; provisional: boolean } {
  const { due, provisional } = dueAfter(calendar, clock, isoOf(from), { minutes });
  return { at: Date.parse(due), provisional };
}
