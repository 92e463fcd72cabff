import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { GrantChanged } from '#events/community.ts';
import { type CloudEvent, Envelope } from '#events/envelope.ts';
import { projectGrant } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { consumer, on } from '#shared/messaging/consumer.ts';
import { sources } from './domain/entries.ts';
import { Leases } from './lease.ts';
import { dynamoTable } from './store.ts';
import { Batch } from './write.ts';

const main = new Rows(documentClient(), env.table('main'));
const sqs = new SQSClient({});
const table = dynamoTable(main);
const sheets = { table, leases: new Leases(table), zone: env.zone };
const grants = on(GrantChanged, projectGrant(main));

/** The whole batch is looked at before, so that what it brings for one line is written once. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => {
  const batch = new Batch(
    sheets,
    event.Records.flatMap(({ body }) => readable(body)),
  );
  const facts = sources.map(({ definition }) => on(definition, (e) => batch.write(e as CloudEvent<never>)));
  return consumer(sqs, [...facts, grants])(event);
};

/** What cannot be read is the queue edge's affair, when its turn comes. */
function readable(body: string): CloudEvent<never>[] {
  try {
    const envelope = z.parse(Envelope, JSON.parse(body));
    const definition = sources.find(({ definition: d }) => d.type === envelope.type)?.definition;
    return definition ? [{ ...envelope, data: z.parse(definition.schema, envelope.data) as never }] : [];
  } catch {
    return [];
  }
}
