import * as z from 'zod/mini';
import { LocalId, Stage, Urgency } from './fields.ts';

/** A first-level class has no parent. Keywords are the baseline by which words are sorted when the resident is unsure. */
export const Category = z.object({
  code: LocalId,
  parent: z.optional(LocalId),
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  nameEn: z.string().check(z.minLength(1), z.maxLength(60)),
  urgency: z.optional(Urgency),
  keywords: z.array(z.string().check(z.minLength(1), z.maxLength(30))),
});
export type Category = z.output<typeof Category>;

/** A message text by purpose and language; `{name}` marks a field, see notification's README for the fields of a purpose. */
export const Template = z.object({
  purpose: LocalId,
  zh: z.string().check(z.minLength(1), z.maxLength(500)),
  en: z.string().check(z.minLength(1), z.maxLength(500)),
});
export type Template = z.output<typeof Template>;

const AreaKindName = z.enum(['district', 'subdistrict', 'community', 'village', 'neighbourhood', 'block']);

/** A station 站 (or level 级): `at` names the kinds of area whose team holds tickets of this level, the nearest above the block. */
export const Level = z.object({
  level: z.int().check(z.positive()),
  at: z.array(AreaKindName).check(z.minLength(1)),
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  nameEn: z.string().check(z.minLength(1), z.maxLength(60)),
});
export type Level = z.output<typeof Level>;

export const ClockKind = z.enum(['calendar', 'working']);
export type ClockKind = z.output<typeof ClockKind>;

/**
 * How long a stage may take. The rule with the most conditions that fit wins: category before urgency before level; a
 * field that is absent fits all. Exactly one of `minutes` and `days`. `near`: share of the time after which it is warned.
 */
export const SlaRule = z.object({
  stage: Stage,
  urgency: z.optional(Urgency),
  category: z.optional(LocalId),
  level: z.optional(z.int().check(z.positive())),
  minutes: z.optional(z.number().check(z.positive())),
  days: z.optional(z.number().check(z.positive())),
  clock: ClockKind,
  near: z.optional(z.number().check(z.gt(0), z.lt(1))),
});
export type SlaRule = z.output<typeof SlaRule>;

const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** Deadlines, levels and quiet hours; an area names the set that holds for it and what lies below (`sla`). */
export const SlaRules = z.object({
  kind: z.literal('sla'),
  name: LocalId,
  levels: z.array(Level).check(z.minLength(1)),
  rules: z.array(SlaRule).check(z.minLength(1)),
  /** Divides every duration; above 1 all clocks run round the clock: for rehearsals (`rules-fast`). */
  speed: z.optional(z.number().check(z.gte(1))),
  /** When people are not disturbed, in the community's zone; emergencies are exempt. */
  quiet: z.optional(z.object({ from: TimeOfDay, to: TimeOfDay })),
});
export type SlaRules = z.output<typeof SlaRules>;

const LocalDate = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const LocalTime = z.string().check(z.regex(/^([01]\d|2[0-4]):[0-5]\d$/));

/** Plain data of a working-time calendar; `shared/calendar` checks and counts with it. */
export const CalendarRules = z.object({
  kind: z.literal('calendar'),
  calendar: z.object({
    /** IANA name of the community's time zone. */
    zone: z.string().check(z.regex(/^[A-Za-z][\w+/-]{1,63}$/)),
    sessions: z.array(z.object({ from: LocalTime, to: LocalTime })),
    years: z.record(
      z.string().check(z.regex(/^\d{4}$/)),
      z.object({
        sources: z.array(z.object({ title: z.string(), number: z.optional(z.string()), issued: LocalDate })),
        holidays: z.array(z.object({ name: z.string(), from: LocalDate, to: LocalDate })),
        workdays: z.array(LocalDate),
      }),
    ),
  }),
});
export type CalendarRules = z.output<typeof CalendarRules>;

/** Everything that a community configures as a whole versioned set. */
export const RulesContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taxonomy'), categories: z.array(Category) }),
  z.object({ kind: z.literal('templates'), signature: z.string(), templates: z.array(Template) }),
  SlaRules,
  CalendarRules,
]);
export type RulesContent = z.output<typeof RulesContent>;

/** The subject under which a rule set is kept and published: `taxonomy`, `templates`, `calendar`, `sla.<name>`. */
export const rulesId = (rules: Pick<RulesContent, 'kind'> & { readonly name?: string }): string =>
  rules.kind === 'sla' ? `sla.${rules.name}` : rules.kind;

/** The set that holds where no area names one. */
export const DEFAULT_SLA = 'three-stations';
