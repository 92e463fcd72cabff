import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { type CloudEvent, Envelope, type EventDefinition } from '#events/envelope.ts';
import type { Delivery } from './delivery.ts';

/** Reads a record as one of the subscribed events. Fields that a newer publisher added are left out. */
export function eventReader(subscribes: readonly EventDefinition[]) {
  const byType = new Map(subscribes.map((definition) => [definition.type, definition]));
  return (record: SQSRecord): Delivery<CloudEvent<never>> => {
    const envelope = envelopeOf(record);
    if (!envelope) return { record, unreadable: 'not a CloudEvent' };
    const definition = byType.get(envelope.type);
    if (!definition) return { record, unreadable: `nobody here handles ${envelope.type}` };
    const { success, data, error } = z.safeParse(definition.schema, envelope.data);
    if (success) return { record, message: { ...envelope, data } as CloudEvent<never> };
    const fields = error.issues.map(({ path }) => path.join('.')).join(', ');
    return { record, unreadable: `data of ${envelope.type}: ${fields}` };
  };
}

function envelopeOf({ body }: SQSRecord): z.output<typeof Envelope> | undefined {
  try {
    return z.parse(Envelope, JSON.parse(body));
  } catch {
    return undefined;
  }
}
