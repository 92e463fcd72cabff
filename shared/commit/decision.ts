import type { Fact } from './aggregate.ts';

/** Words and other personal data that belong to a fact; goes to the service's vault under `sk#causeHash`. */
export interface Side {
  readonly sk: string;
  readonly [attribute: string]: unknown;
}

/** The facts to record; none means that there is nothing to do. */
export interface Decided<E extends Fact> {
  readonly events: readonly E[];
  readonly sides?: readonly Side[];
}

/** The command came before what it needs (an answer before its ticket): a queue message goes back to the queue. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

/** The command is not allowed in this state. `code` is the stable problem code that the API answers with. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  readonly status: number;
  constructor(code: string, status = 409) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

/** The same cause came again with other content (an idempotency key was reused for another body). */
export class CauseReused extends Refused {
  constructor() {
    super('idempotency-key-reused', 422);
  }
}

/** Too many others wrote the same aggregate at the same time; nothing was recorded. Trying again later is right. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  constructor(id: string, attempts: number) {
    super(`${id} changed under each of ${attempts} attempts`);
  }
}
