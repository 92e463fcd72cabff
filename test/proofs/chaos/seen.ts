import type { Difference } from '../../support/recount/compare.ts';
import type { Dead } from './dead.ts';
import type { Hops } from './hops.ts';
import type { PowerCut } from './power-cut.ts';
import type { SmsAccount } from './sms.ts';

/** Everything that a run has seen. */
export interface Seen {
  readonly counts: Readonly<Record<string, number>>;
  readonly poison: number;
  readonly buried: number;
  readonly unburied: readonly string[];
  readonly cut: PowerCut | undefined;
  readonly redriven: number;
  /** Dead letters at the end that are no poison. */
  readonly left: readonly Dead[];
  readonly lost: readonly string[];
  readonly double: readonly string[];
  readonly sms: SmsAccount;
  readonly hops: Hops;
  readonly differences: readonly Difference[];
  readonly recounted: boolean;
  readonly failures: readonly string[];
  readonly restless: readonly string[];
  readonly retried: number;
}
