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
import { copies } from './reference.ts';
import { dueItems } from './timers/due-items.ts';
import type { Place } from './timers/open-clocks.ts';
import { rebuild } from './timers/reschedule.ts';

const client = documentClient();
const rows = new Rows(client, env.table('main'));
const policies = policyReader(copies(rows), Date.now, env.zone);
const parts = {
  rows,
  items: dueItems(rows, Date.now),
  stores: { store: dynamoStore(client, rows.table) },
  now: Date.now,
};

const Wish = z.object({
  next: z.optional(
    z.object({ shard: z.int().check(z.nonnegative()), after: z.optional(z.record(z.string(), z.string())) }),
  ),
});

/** No further page is begun when less time than this is left, in milliseconds. */
const RESERVE = 20_000;

export interface Rearmed {
  readonly clocks: number;
  readonly armed: number;
  /** There is more to do: ask again with this. */
  readonly next?: Place;
}

/** Arms every open clock anew. Idempotent: a clock that is armed twice rings once. */
export const handler = edge(rearm)
  .use(logged('armed again', ({ next, ...count }: Rearmed) => (next ? undefined : count)))
  .use(parsed((wish: unknown) => z.parse(Wish, wish)));

async function rearm(
  wish: z.output<typeof Wish>,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<Rearmed> {
  let place = wish.next as Place | undefined;
  const count = { clocks: 0, armed: 0 };
  do {
    const page = await rebuild(parts, place, { calendar: await policies.calendar(), all: true });
    count.clocks += page.clocks;
    count.armed += page.armed;
    place = page.next;
    if (place && context.getRemainingTimeInMillis() < RESERVE) return { ...count, next: place };
  } while (place);
  return count;
}
