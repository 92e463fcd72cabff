import type { Channel, Stage, Urgency } from '#events/fields.ts';
import type { ClockKind } from '#events/rules.ts';

/** An instant in epoch milliseconds: a third of the size of an ISO string in the log. */
export type Ms = number;

/** A stage that a clock times. `rise` is not one: it follows from a missed stage. */
export type TimedStage = Exclude<Stage, 'rise'>;

/** What is known of the subject, repeated in published facts. The newest input wins, field by field. */
export interface Place {
  readonly number?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly opened?: Ms | undefined;
  readonly area?: string | undefined;
  readonly category?: string | undefined;
  readonly urgency?: Urgency | undefined;
  readonly holder?: string | undefined;
}

/** A duration, and the clock that it is counted on. */
export interface Span {
  readonly clock: ClockKind;
  readonly minutes: number;
}

/** How a deadline is calculated, frozen from the rules: how long it may take, when to warn, when to rise after that. */
export interface Timing {
  readonly due: Span;
  /** Share of the time. */
  readonly near: number;
  readonly rise?: Span | undefined;
}

/** One per stage, cycle and level. `done` is what was published last; `deadline-status.ts` says what is true now. */
export interface Deadline {
  readonly stage: TimedStage;
  readonly cycle: number;
  readonly level: number;
  /** From when it counts. */
  readonly from: Ms;
  readonly due: Ms;
  /** When to warn. */
  readonly near: Ms;
  /** When the level rises unless the stage is done; absent where nothing rises. */
  readonly rise?: Ms | undefined;
  /** Set while a year's holidays are not announced: how to calculate it again once they are. */
  readonly provisional?: Timing | undefined;
  readonly warned?: true | undefined;
  readonly missed?: true | undefined;
  readonly risen?: true | undefined;
  readonly done?: Ms | undefined;
}

/** A stage that was completed before its deadline was set: events may overtake each other. */
export interface Completion {
  readonly stage: TimedStage;
  readonly cycle: number;
  readonly level: number;
  readonly at: Ms;
}

/** The rules that the last deadlines were set with. */
export interface Frozen {
  readonly set: string;
  readonly rules: number;
  /** How many levels they know. */
  readonly levels: number;
}

/** The clock of one subject: a ticket (`R…`) or a missed call (`C…`). */
export interface Clock {
  /** Part of the index of open clocks; from the first instant, so that it never moves. */
  readonly shard?: number | undefined;
  readonly place: Place;
  /** Version of the input that `place` comes from. */
  readonly rank: number;
  readonly frozen?: Frozen | undefined;
  readonly deadlines: readonly Deadline[];
  readonly marks: readonly Completion[];
  /** What routing knew when it was unsure: it decides the dispatch deadline until a holder is named. */
  readonly doubt?: Place | undefined;
  /** The instant of the timer that was scheduled last (stored name); its due item exists until then. */
  readonly armed?: Ms | undefined;
  /** When the report was withdrawn. */
  readonly ended?: Ms | undefined;
}

export const emptyClock: Clock = { place: {}, rank: 0, deadlines: [], marks: [] };

/**
 * `[stage, due, near, rise or 0, how to calculate it again]`; the last two are left out where they say nothing.
 * Durations instead of instants take a third of the room: due and near after `from`, rise after due.
 */
export type SetStage = readonly [stage: TimedStage, due: Ms, near: Ms, rise?: Ms, provisional?: Timing];

/** The fields of place and rules that changed. */
export type PlaceAndRules = Place & { readonly rank?: number; readonly doubt?: Place } & Partial<Frozen>;

/** Left out of a fact where they are 1, as they mostly are: all facts of a ticket then fit into one write unit. */
type CycleAndLevel = { readonly cycle?: number | undefined; readonly level?: number | undefined };
/** Identifies a deadline of a clock. */
export type DeadlineKey = CycleAndLevel & { readonly stage: TimedStage };
/** How late a timer arrived (ms after its instant), by the sweep or straight from its stream record. Not published. */
type TimerArrival = { readonly lateMs: number; readonly via: Via };
export type Via = 'sweep' | 'stream';

export type ClockFact =
  | (PlaceAndRules &
      CycleAndLevel & {
        readonly type: 'DeadlinesSet';
        readonly from: Ms;
        readonly stages: readonly SetStage[];
        /** The timer that was scheduled for it, as a duration after `from`. */
        readonly armed?: Ms;
      })
  | (PlaceAndRules & { readonly type: 'Heard'; readonly marks?: readonly Completion[] })
  | (DeadlineKey & { readonly type: 'DeadlineMet'; readonly done: Ms })
  | (DeadlineKey & TimerArrival & { readonly type: 'DeadlineNear' })
  /** `rise`: the instant when the level was to rise; then `stage` is what had been missed. */
  | (DeadlineKey & TimerArrival & { readonly type: 'DeadlineMissed'; readonly rise?: Ms })
  | { readonly type: 'DeadlinesDropped'; readonly ended: Ms };

export const sameDeadline = (a: DeadlineKey, b: DeadlineKey): boolean =>
  a.stage === b.stage && (a.cycle ?? 1) === (b.cycle ?? 1) && (a.level ?? 1) === (b.level ?? 1);

/** Cycle and level in the form of a fact. */
export const cycleAndLevelOf = ({
  cycle,
  level,
}: {
  readonly cycle: number;
  readonly level: number;
}): CycleAndLevel => ({
  ...(cycle !== 1 && { cycle }),
  ...(level !== 1 && { level }),
});

export const isoOf = (ms: Ms): string => new Date(ms).toISOString();
