import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';

/** A carrier's word about a message: under the provider's reference, and nothing of the number it went to. */
export interface Receipt {
  readonly ref: string;
  readonly outcome: 'delivered' | 'failed';
}

/** What one batch of the log tells; `unreadable` counts the lines that are no receipt. */
export interface Receipts {
  readonly receipts: readonly Receipt[];
  readonly unreadable: number;
}

/** What CloudWatch Logs hands to a subscribed function. */
export interface LogsEvent {
  readonly awslogs: { readonly data: string };
}

const Batch = z.object({
  messageType: z.string(),
  logEvents: z.array(z.object({ message: z.string() })),
});

/** A line of the SMS delivery status log. Source: SNS Developer Guide, "Viewing CloudWatch Logs". */
const Line = z.object({
  notification: z.object({ messageId: z.string().check(z.minLength(1), z.maxLength(200)) }),
  status: z.enum(['SUCCESS', 'FAILURE']),
});

/**
 * The receipts of one batch; `unreadable` lines are counted, never quoted, since each holds a phone number.
 * @throws when the batch itself is not one
 */
export function receiptsOf({ awslogs }: LogsEvent): Receipts {
  const batch = Batch.parse(JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString('utf8')));
  if (batch.messageType !== 'DATA_MESSAGE') return { receipts: [], unreadable: 0 };
  const read = batch.logEvents.map(({ message }) => receiptOf(message));
  const receipts = read.filter((one) => one !== undefined);
  return { receipts, unreadable: read.length - receipts.length };
}

function receiptOf(message: string): Receipt | undefined {
  try {
    const { notification, status } = Line.parse(JSON.parse(message));
    return { ref: notification.messageId, outcome: status === 'SUCCESS' ? 'delivered' : 'failed' };
  } catch {
    return undefined;
  }
}
