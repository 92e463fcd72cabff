import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { type CloudEvent, Envelope, type EventDefinition } from '#events/envelope.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { env } from '#shared/env.ts';
import { log, withLog } from '#shared/observe/log.ts';
import { backoffSeconds, bury, comeBack, triesOf } from './record.ts';

type Handle = (event: CloudEvent<never>) => Promise<void>;
export interface On {
  readonly definition: EventDefinition;
  readonly handle: Handle;
}

/** Binds an event's definition to its handler, with the data typed by the schema. */
export const on = <S extends z.core.$ZodType>(
  definition: EventDefinition<string, S>,
  handle: (event: CloudEvent<z.output<S>>) => Promise<void>,
): On => ({ definition: definition as unknown as EventDefinition, handle: handle as Handle });

/** A message that no retry can cure. */
class Poison extends Error {}

/**
 * The queue edge: parses each record by itself; subjects go side by side, one subject's events in order of version.
 * A failing record is retried alone, later each time; one that cannot be cured, or was tried often enough, goes to the
 * dead letters with its reason. Neighbours are never held up. At least once, any order: handlers must not mind.
 */
export function consumer(sqs: SQSClient, subscriptions: readonly On[]) {
  const byType = new Map(subscriptions.map((s) => [s.definition.type, s]));
  return async (batch: SQSEvent): Promise<SQSBatchResponse> => {
    const bySubject = Map.groupBy(
      batch.Records.map((record) => ({ record, event: parse(record) })),
      ({ event, record }) => (event instanceof Poison ? record.messageId : event.subject),
    );
    const failed: string[] = [];
    await Promise.all(
      [...bySubject.values()].map(async (group) => {
        group.sort((a, b) => versionOf(a.event) - versionOf(b.event));
        for (const { record, event } of group)
          if (!(await settle(record, event))) failed.push(record.messageId);
      }),
    );
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

  function parse(record: SQSRecord): CloudEvent<never> | Poison {
    try {
      const envelope = z.parse(Envelope, JSON.parse(record.body));
      const definition = byType.get(envelope.type)?.definition;
      if (!definition) return new Poison(`nobody here handles ${envelope.type}`);
      const data = z.safeParse(definition.schema, envelope.data);
      if (!data.success)
        return new Poison(
          `data of ${envelope.type}: ${data.error.issues.map((i) => i.path.join('.')).join(', ')}`,
        );
      return { ...envelope, data: data.data } as CloudEvent<never>;
    } catch {
      return new Poison('not a CloudEvent');
    }
  }

  /** True when the record is done with: handled, or safely in the dead letters. */
  async function settle(record: SQSRecord, event: CloudEvent<never> | Poison): Promise<boolean> {
    if (event instanceof Poison) return bury(sqs, record, event.message);
    return withLog({ event: event.id, subject: event.subject }, async () => {
      try {
        await byType.get(event.type)?.handle(event);
        return true;
      } catch (error) {
        const tries = triesOf(record);
        if (error instanceof NotYet) log.info('not yet', { tries });
        else log.error('handler failed', error, { type: event.type, tries });
        if (tries >= env.maxReceives)
          return bury(sqs, record, error instanceof Error ? error.name : 'unknown');
        await comeBack(sqs, record, backoffSeconds(tries));
        return false;
      }
    });
  }
}

const versionOf = (event: CloudEvent<never> | Poison) => (event instanceof Poison ? 0 : event.version);
