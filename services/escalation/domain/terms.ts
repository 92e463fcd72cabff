import type { Urgency } from '#events/fields.ts';
import type { SlaRule } from '#events/rules.ts';
import type { Calendar } from '#shared/calendar/calendar.ts';
import { type Duration, dueAfter, minutesOf } from '#shared/calendar/working.ts';
import { isoOf, type Ms, type SetStage, type Span, type TimedStage, type Timing } from './clock.ts';
import { DEFAULT } from './default-rules.ts';

/** The rules of an area, with the calendar that they count on. */
export interface Terms {
  /** The area whose rules these are; where none was known, the community's root. */
  readonly area: string;
  /** Name and version of the set; version 0 is the service's own. */
  readonly name: string;
  readonly version: number;
  /** The highest level that there is. */
  readonly levels: number;
  readonly rules: readonly SlaRule[];
  /** Divides every duration; above 1 all clocks run day and night. */
  readonly speed: number;
  readonly calendar: Calendar;
}

/** What the conditions of a rule are compared with. */
export interface RuleContext {
  readonly level: number;
  readonly category?: string | undefined;
  readonly urgency: Urgency;
}

/** Warning at three quarters, where a rule does not say. */
const NEAR = 0.75;

/** Stages that raise the level when they are missed. */
const RISING: ReadonlySet<TimedStage> = new Set(['accept', 'contact', 'resolve']);

type RuleStage = SlaRule['stage'];

/**
 * The matching rule with the most conditions; among as many, category before urgency before level; among equals the
 * first. The default rules fill what a set leaves out, so every stage has a deadline.
 */
export function ruleFor(rules: readonly SlaRule[], stage: RuleStage, context: RuleContext): SlaRule {
  const rule = bestOf(rules, stage, context) ?? bestOf(DEFAULT.rules, stage, context);
  if (!rule) throw new Error(`no rule for ${stage} ${context.urgency}`);
  return rule;
}

function bestOf(rules: readonly SlaRule[], stage: RuleStage, context: RuleContext): SlaRule | undefined {
  return rules
    .filter((r) => r.stage === stage && CONDITIONS.every((c) => r[c] === undefined || r[c] === context[c]))
    .reduce<SlaRule | undefined>((a, b) => (a && weight(a) >= weight(b) ? a : b), undefined);
}

const CONDITIONS = ['category', 'urgency', 'level'] as const;

/** Each condition counts 8, and breaks ties by its own rank. */
const weight = (rule: SlaRule): number =>
  CONDITIONS.reduce((sum, c, rank) => sum + (rule[c] === undefined ? 0 : 8 + (4 >> rank)), 0);

/** The instants of a stage that counts from `from`: when it is due, when to warn, when the level rises. */
export const dueOf = (terms: Terms, stage: TimedStage, from: Ms, context: RuleContext): Instants =>
  calculate(terms.calendar, timingOf(terms, stage, context), from);

/** In the form of a fact: durations instead of instants. */
export const toSetStage = (
  stage: TimedStage,
  from: Ms,
  [due, near, rise, provisional]: Instants,
): SetStage => {
  const after: [TimedStage, Ms, Ms] = [stage, due - from, near - from];
  if (provisional) return [...after, rise ? rise - due : 0, provisional];
  return rise ? [...after, rise - due] : after;
};

function timingOf(terms: Terms, stage: TimedStage, context: RuleContext): Timing {
  const rule = ruleFor(terms.rules, stage, context);
  const rises = RISING.has(stage) && context.level < terms.levels;
  return {
    due: spanOf(terms, rule),
    near: rule.near ?? NEAR,
    ...(rises && { rise: spanOf(terms, ruleFor(terms.rules, 'rise', context)) }),
  };
}

/** A fast set runs day and night: its working day becomes a stretch of calendar time. */
function spanOf({ calendar, speed }: Terms, rule: SlaRule): Span {
  const minutes = minutesOf(calendar, rule.clock, durationOf(rule)) / speed;
  return { clock: speed > 1 ? 'calendar' : rule.clock, minutes };
}

const durationOf = ({ minutes, days }: SlaRule): Duration =>
  minutes === undefined ? { days: days ?? 0 } : { minutes };

/** `rise` is 0 where nothing rises and `provisional` follows. */
export type Instants = readonly [due: Ms, near: Ms, rise?: Ms, provisional?: Timing];

/** The instants of a timing. The timing is kept with them while one of them may still move. */
export function calculate(calendar: Calendar, timing: Timing, from: Ms): Instants {
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
