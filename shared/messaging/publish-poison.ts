import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { log } from '#shared/observe/log.ts';

/** Where the images go that cannot be published; an alarm watches it, republishing heals once the reason is gone. */
export interface PoisonQueue {
  readonly sqs: Pick<SQSClient, 'send'>;
  readonly unpublishedUrl: string;
}

/** An image that cannot be published, as the queue `unpublished` and its reader see it. */
export interface Poison {
  readonly table: string;
  readonly pk: string;
  readonly version: number;
  readonly reason: string;
}

/** Describes what is wrong with an image, even when most of it is unreadable. */
export function poison(table: string, image: { pk?: unknown; version?: unknown }, error: unknown): Poison {
  const reason = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 300);
  return { table, pk: String(image.pk ?? '?'), version: Number(image.version) || 0, reason };
}

/** Puts an image aside; false when the queue did not take it. */
export async function putAside({ sqs, unpublishedUrl }: PoisonQueue, what: Poison): Promise<boolean> {
  log.warn('unpublished', {
    table: what.table,
    subject: what.pk,
    version: what.version,
  });
  try {
    await sqs.send(new SendMessageCommand({ QueueUrl: unpublishedUrl, MessageBody: JSON.stringify(what) }));
    return true;
  } catch (error) {
    log.error('not put aside', error, { subject: what.pk });
    return false;
  }
}
