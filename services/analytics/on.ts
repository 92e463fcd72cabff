import { SQSClient } from '@aws-sdk/client-sqs';
import type { CloudEvent } from '#events/envelope.ts';
import { projectGrant } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { consumer } from '#shared/messaging/consumer.ts';
import { type SourceName, sources } from './event-entries.ts';
import { Leases } from './lease.ts';
import manifest from './service.ts';
import { dynamoTable } from './store.ts';
import { Batch } from './write-facts.ts';

const main = new Rows(documentClient(), env.table('main'));
const table = dynamoTable(main);
const sheets = { table, leases: new Leases(table), zone: env.zone };

/** The whole batch is prepared first, so that all its facts of one line are one write. */
const batchOf = (events: readonly CloudEvent<never>[]) => new Batch(sheets, events);
const write = (event: CloudEvent<unknown>, batch: Batch) => batch.write(event as CloudEvent<never>);
const facts = Object.fromEntries(Object.keys(sources).map((name) => [name, write]));

export const handler = consumer(
  manifest.functions.on,
  new SQSClient({}),
  { ...(facts as Record<SourceName, typeof write>), GrantChanged: projectGrant(main) },
  batchOf,
);
