import type { Channel, Stage, Urgency } from '#events/fields.ts';
import type { ClockKind } from '#events/rules.ts';

/** Instants are epoch milliseconds here: a third of an ISO text in the log. */
export type Ms = number;

/** What a clock counts for; `rise` is no stage of its own but what follows from a missed one. */
export type Counted = Exclude<Stage, 'rise'>;

/** Where the subject stands, for who reads the facts. The fields of the newest news win. */
export interface Place {
  readonly number?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly opened?: Ms | undefined;
  readonly area?: string | undefined;
  readonly category?: string | undefined;
  readonly urgency?: Urgency | undefined;
  readonly holder?: string | undefined;
}

/** So much time on that clock. */
export interface Span {
  readonly clock: ClockKind;
  readonly minutes: number;
}

/** How a deadline is reckoned, frozen from the rules: what may take how long, when to warn, when to rise after that. */
export interface Timing {
  readonly due: Span;
  /** Share of the time. */
  readonly near: number;
  readonly rise?: Span | undefined;
}

/** One per stage, cycle and level. `done` is what was said last; what is true now is asked of `verdict.ts`. */
export interface Deadline {
  readonly stage: Counted;
  readonly cycle: number;
  readonly level: number;
  /** From when it counts. */
  readonly from: Ms;
  readonly due: Ms;
  /** When to warn. */
  readonly near: Ms;
  /** When the level rises unless it was done; absent where nothing rises. */
  readonly rise?: Ms | undefined;
  /** Set while a year's holidays are not announced: how it is reckoned again when they are. */
  readonly provisional?: Timing | undefined;
  readonly warned?: true | undefined;
  readonly missed?: true | undefined;
  readonly risen?: true | undefined;
  readonly done?: Ms | undefined;
}

/** Something that was done before its deadline was known: news may overtake each other. */
export interface Mark {
  readonly stage: Counted;
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
  /** Version of the news that the place is from. */
  readonly rank: number;
  readonly frozen?: Frozen | undefined;
  readonly deadlines: readonly Deadline[];
  readonly marks: readonly Mark[];
  /** What routing knew when it was unsure: until somebody is named, that decides the time to name them. */
  readonly doubt?: Place | undefined;
  /** The due item that was put last for what was set; one of that instant stands until then. */
  readonly armed?: Ms | undefined;
  /** The subject was taken back. */
  readonly ended?: Ms | undefined;
}

export const none: Clock = { place: {}, rank: 0, deadlines: [], marks: [] };

/**
 * `[stage, due, near, rise or 0, how to reckon again]`; the last two are left out where they say nothing. Lengths
 * instead of instants, since round numbers take a third of the room: due and near after `from`, rise after due.
 */
export type SetStage = readonly [stage: Counted, due: Ms, near: Ms, rise?: Ms, provisional?: Timing];

/** Place and rules, as far as they are new. */
type Told = Place & { readonly rank?: number; readonly doubt?: Place } & Partial<Frozen>;

/** Cycle and level are left out of a fact where they are 1, as they mostly are: facts of a whole life are one write unit. */
type Turn = { readonly cycle?: number | undefined; readonly level?: number | undefined };
type Named = Turn & { readonly stage: Counted };
/** How a timer came: how many ms after its instant, and through the sweep or straight from its record. Not published. */
type Rung = { readonly lateMs: number; readonly via: Via };
export type Via = 'sweep' | 'stream';

export type ClockFact =
  | (Told &
      Turn & {
        readonly type: 'DeadlinesSet';
        readonly from: Ms;
        readonly stages: readonly SetStage[];
        /** The due item that was put for it, after `from`. */
        readonly armed?: Ms;
      })
  | (Told & { readonly type: 'Heard'; readonly marks?: readonly Mark[] })
  | (Named & { readonly type: 'DeadlineMet'; readonly done: Ms })
  | (Named & Rung & { readonly type: 'DeadlineNear' })
  /** `rise`: the instant when the level was to rise; then `stage` is what had been missed. */
  | (Named & Rung & { readonly type: 'DeadlineMissed'; readonly rise?: Ms })
  | { readonly type: 'DeadlinesDropped'; readonly ended: Ms };

export const same = (a: Named, b: Named): boolean =>
  a.stage === b.stage && (a.cycle ?? 1) === (b.cycle ?? 1) && (a.level ?? 1) === (b.level ?? 1);

/** Cycle and level as a fact has them. */
export const turnOf = ({ cycle, level }: { readonly cycle: number; readonly level: number }): Turn => ({
  ...(cycle !== 1 && { cycle }),
  ...(level !== 1 && { level }),
});

export const isoOf = (ms: Ms): string => new Date(ms).toISOString();
