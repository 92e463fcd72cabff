import type { Satisfied, Solved } from '#events/fields.ts';

/** What came of calling a resident back. Whether it was solved is asked of whoever was reached. */
export interface CallbackOutcome {
  readonly reached: boolean;
  readonly solved?: Solved;
  readonly satisfied?: Satisfied;
  /** They did take the report back. */
  readonly withdrawn?: true;
  readonly words?: string;
}
