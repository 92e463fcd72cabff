import { NotYet } from '#shared/commit/decision.ts';

/** Time alone ends what the work waits for: it comes again after so many seconds, and this is no failed try. */
export class Wait extends NotYet {
  readonly seconds: number;
  constructor(seconds: number, why: string) {
    super(why);
    this.seconds = Math.max(1, Math.ceil(seconds));
  }
}
