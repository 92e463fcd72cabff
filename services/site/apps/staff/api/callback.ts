import type { Satisfied, Solved } from '#events/fields.ts';

/** What came of calling a resident back. Whether it was solved is asked of whoever was reached. */
export interface CallbackOutcome {
  readonly reached: boolean;
  readonly solved?: Solved;
  readonly satisfied?: Satisfied;
  readonly words?: string;
}
