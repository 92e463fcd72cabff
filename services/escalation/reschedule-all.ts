import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { edge } from '#shared/edge/edge.ts';
import { logged } from '#shared/edge/logged.ts';
import { parsed } from '#shared/edge/parsed.ts';
import { env } from '#shared/env.ts';
import { policyReader } from './policies.ts';
import { communityReference } from './reference.ts';
import { dueItems } from './timers/due-items.ts';
import type { PassPosition } from './timers/open-clocks.ts';
import { reschedule } from './timers/reschedule.ts';

const client = documentClient();
const rows = new Rows(client, env.table('main'));
const policies = policyReader(communityReference(rows), Date.now, env.zone);
const parts = {
  rows,
  items: dueItems(rows, Date.now),
  stores: { store: dynamoStore(client, rows.table) },
  now: Date.now,
};

const Request = z.object({
  next: z.optional(
    z.object({ shard: z.int().check(z.nonnegative()), after: z.optional(z.record(z.string(), z.string())) }),
  ),
});

/** No further page is started with less time left than this, in milliseconds. */
const RESERVE = 20_000;

export interface RescheduledAll {
  readonly clocks: number;
  /** Due items that were written. */
  readonly armed: number;
  /** There is more to do: invoke again with this. */
  readonly next?: PassPosition;
}

/** Schedules the timer of every open clock again. Idempotent: a timer that is scheduled twice fires once. */
export const handler = edge(rescheduleAll)
  .use(logged('armed again', ({ next, ...count }: RescheduledAll) => (next ? undefined : count)))
  .use(parsed((request: unknown) => z.parse(Request, request)));

async function rescheduleAll(
  request: z.output<typeof Request>,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<RescheduledAll> {
  let position = request.next as PassPosition | undefined;
  const count = { clocks: 0, armed: 0 };
  do {
    const page = await reschedule(parts, position, { calendar: await policies.calendar(), all: true });
    count.clocks += page.clocks;
    count.armed += page.armed;
    position = page.next;
    if (position && context.getRemainingTimeInMillis() < RESERVE) return { ...count, next: position };
  } while (position);
  return count;
}
