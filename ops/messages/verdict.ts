import * as z from 'zod/mini';
import { Envelope, type EventDefinition } from '#events/envelope.ts';
import type { Kind } from './kinds.ts';

/** A message that waits among dead letters. */
export interface Dead {
  readonly body: string;
  /** What its consumer wrote on it; absent when SQS or Lambda moved it. */
  readonly reason?: string | undefined;
}

/**
 * Why sending a message again cannot cure it, judged as its consumer would; undefined when it may. A repaired handler
 * or a reason that has passed cannot be seen from here: such a message goes back, and returns if nothing has changed.
 */
export function incurable(kind: Kind, { body, reason }: Dead): string | undefined {
  const read = json(body);
  if (read === undefined) return 'not JSON';
  if (kind.of === 'events') return badEvent(kind.definitions, read);
  // The worker's schema refused it, and the same code would again.
  if (kind.of === 'work') return reason === 'unreadable' ? 'unreadable' : undefined;
  if (Lambdas.safeParse(read).success) return undefined;
  if (kind.of === 'facts' && PutAside.safeParse(read).success) return undefined;
  return 'neither a fact that was put aside nor a description by Lambda';
}

function badEvent(definitions: readonly EventDefinition[], read: unknown): string | undefined {
  const envelope = z.safeParse(Envelope, read);
  if (!envelope.success) return 'not a CloudEvent';
  const { type, data } = envelope.data;
  const definition = definitions.find((one) => one.type === type);
  if (!definition) return `nobody here handles ${type}`;
  const checked = z.safeParse(definition.schema, data);
  return checked.success
    ? undefined
    : `data of ${type}: ${checked.error.issues.map(({ path }) => path.join('.')).join(', ')}`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a publisher puts aside with its reason. */
export const PutAside = z.object({
  table: z.string(),
  pk: z.string(),
  version: z.number(),
  reason: z.string(),
});

/** What Lambda tells of stream records that a function failed for too often: where they stood, never what they were. */
export const Lambdas = z.object({
  DDBStreamBatchInfo: z.object({ approximateArrivalOfFirstRecord: z.string() }),
});
