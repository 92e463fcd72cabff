import { NotYet } from '#shared/commit/decision.ts';

/**
 * Thrown when the work has to wait for a known time: it is delivered again after that many seconds, without counting a
 * failed try.
 */
export class Wait extends NotYet {
  readonly seconds: number;
  constructor(seconds: number, why: string) {
    super(why);
    this.seconds = Math.max(1, Math.ceil(seconds));
  }
}
