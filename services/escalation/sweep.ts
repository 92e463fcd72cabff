import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { edge } from '#shared/edge/edge.ts';
import { env } from '#shared/env.ts';
import { log, metric } from '#shared/observe/log.ts';
import { policyReader } from './policies.ts';
import { communityReference } from './reference.ts';
import { cursor } from './timers/cursor.ts';
import { dailyPass } from './timers/daily-pass.ts';
import { dueItems } from './timers/due-items.ts';
import { reschedule } from './timers/reschedule.ts';
import { sender } from './timers/send.ts';
import { sweep } from './timers/sweep.ts';

const client = documentClient();
const rows = new Rows(client, env.table('main'));
const policies = policyReader(communityReference(rows), Date.now, env.zone);
const parts = {
  rows,
  cursor: cursor(rows),
  send: sender({ sqs: new SQSClient({}), url: () => env.queue('fire'), now: Date.now }, 'sweep'),
  now: Date.now,
};
const pass = {
  ...parts,
  items: dueItems(rows, Date.now),
  stores: { store: dynamoStore(client, rows.table) },
};

/** Reserved for the last minute's writes, in milliseconds. */
const RESERVE = 10_000;

/** Sends the timers that are due soon, then uses the remaining time for the daily pass over open clocks. */
export const handler = edge(async (_: unknown, context): Promise<void> => {
  const hasTime = () => context.getRemainingTimeInMillis() > RESERVE;
  const { sent, swept } = await sweep({ ...parts, hasTime });
  metric('swept', sent);
  metric('sweep_behind', Math.max(0, Date.now() - swept), 'Milliseconds');
  log.info('swept', { sent, until: new Date(swept).toISOString() });
  await dailyPass({
    rows,
    now: Date.now,
    hasTime,
    calendarVersion: policies.calendarVersion,
    page: async (place) => reschedule(pass, place, { calendar: await policies.calendar() }),
  });
});
