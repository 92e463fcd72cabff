import type { Completion, Ms, Place, TimedStage } from './clock.ts';

/** What an event of another service means to a clock. */
export interface ClockInput {
  readonly at: Ms;
  readonly cycle: number;
  readonly level: number;
  /** Stages that begin to count at that instant. */
  readonly starts?: readonly TimedStage[];
  /** Stages that were completed at that instant. */
  readonly completes?: readonly Omit<Completion, 'at'>[];
  /** The resident withdrew the report. */
  readonly withdrawn?: true;
  /** Routing is unsure: no holder yet, but perhaps an urgency. */
  readonly doubtful?: true;
  readonly place: Place;
  /** Version of the event, for the newest place to win. */
  readonly rank: number;
}
