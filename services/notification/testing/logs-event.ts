import { gzipSync } from 'node:zlib';
import type { LogsEvent } from '../provider/status-log.ts';

/** A batch of delivery status lines as CloudWatch Logs hands it to a subscribed function. */
export function logsEvent(
  lines: readonly { ref: string; delivered: boolean; to: string; at: string }[],
): LogsEvent {
  const logEvents = lines.map(({ ref, delivered, to, at }, n) => ({
    id: String(n),
    timestamp: Date.parse(at),
    message: JSON.stringify({
      notification: { messageId: ref, timestamp: at.replace('T', ' ').replace('Z', '') },
      delivery: {
        destination: to,
        providerResponse: delivered
          ? 'Message has been accepted by phone carrier'
          : 'Phone is currently unreachable/unavailable',
      },
      status: delivered ? 'SUCCESS' : 'FAILURE',
    }),
  }));
  return packed({ messageType: 'DATA_MESSAGE', logEvents });
}

export const packed = (batch: unknown): LogsEvent => ({
  awslogs: { data: gzipSync(JSON.stringify(batch)).toString('base64') },
});
