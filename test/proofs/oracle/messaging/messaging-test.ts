import type { Bench } from './bench.ts';

/** What a test saw, as plain data; keys in any order, lists in theirs. */
export type Observation =
  | string
  | number
  | boolean
  | null
  | readonly Observation[]
  | { readonly [key: string]: Observation };

/** Engines that the tests run on; each may differ from AWS in its own way. */
export type EngineName = 'localstack' | 'ministack';

/** A difference that we know of: exactly this is seen instead, and why that is no defect of ours. */
export interface KnownDifference {
  readonly observed: Observation;
  readonly reason: string;
}

/** One behaviour of SNS, SQS or S3 that the product relies on. The same code runs on every engine. */
export interface MessagingTest {
  readonly name: string;
  /** What AWS does, as it documents it. */
  readonly expected: Observation;
  readonly known?: Partial<Readonly<Record<EngineName, KnownDifference>>>;
  run(bench: Bench): Promise<Observation>;
}
