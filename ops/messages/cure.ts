import type { LambdaClient } from '@aws-sdk/client-lambda';
import { names } from '../../infra/model/names.ts';
import { publishAgain, rescheduleClocksOf } from '../../infra/tooling/republish/invoke.ts';
import type { Kind } from './kinds.ts';
import type { Taken } from './queue.ts';
import { Lambdas, PutAside } from './verdict.ts';

/** How much older than its arrival in the stream a record's write may be, in milliseconds. */
const SLACK = 5 * 60_000;

/** What became of a message. `reason`: it is not cured. `gone`: it need not lie here any longer. */
export interface Outcome {
  readonly reason?: string;
  readonly gone: boolean;
}

const CURED: Outcome = { gone: true };

/** Cures what sending a message again cannot: facts are published again from the log, clocks armed anew. By message. */
export async function cure(
  lambda: LambdaClient,
  kind: Extract<Kind, { of: 'facts' | 'watched' }>,
  dead: readonly Taken[],
): Promise<ReadonlyMap<string, Outcome>> {
  if (dead.length === 0) return new Map();
  if (kind.of === 'facts') return publishFacts(lambda, names.function(kind.service, 'republish'), dead);
  await rescheduleClocksOf(lambda, kind.rearm);
  return new Map(dead.map(({ id }) => [id, CURED]));
}

async function publishFacts(
  lambda: LambdaClient,
  republisher: string,
  dead: readonly Taken[],
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const read = dead.map(({ id, body }) => ({ id, told: JSON.parse(body) as unknown }));
  const arrivals = read.flatMap(({ id, told }) => {
    const lambdas = Lambdas.safeParse(told);
    if (lambdas.success) outcomes.set(id, CURED);
    return lambdas.success
      ? [Date.parse(lambdas.data.DDBStreamBatchInfo.approximateArrivalOfFirstRecord)]
      : [];
  });
  if (arrivals.length > 0) {
    const since = new Date(Math.min(...arrivals) - SLACK).toISOString();
    await publishAgain(lambda, republisher, { since });
  }
  const aside = read.flatMap(({ id, told }) => {
    const one = PutAside.safeParse(told);
    return one.success ? [{ id, ...one.data }] : [];
  });
  // One subject may have been put aside several times.
  for (const [subject, group] of Map.groupBy(aside, ({ pk }) => pk)) {
    const { aggregates, unpublished } = await publishAgain(lambda, republisher, { subject });
    for (const { id, reason } of group) outcomes.set(id, outcome(subject, reason, aggregates, unpublished));
  }
  return outcomes;
}

/** What still cannot be sent was put aside once more, with its reason of today: the old message says nothing new. */
function outcome(subject: string, reason: string, aggregates: number, unpublished: number): Outcome {
  if (unpublished > 0) return { reason, gone: true };
  return aggregates > 0 ? CURED : { reason: `there is no ${subject} (${reason})`, gone: false };
}
