import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, expect, test, vi } from 'vitest';
import { handler } from './work.ts';

vi.hoisted(() => {
  Object.assign(process.env, { HUYING_SERVICE: 'community', HUYING_TABLE_MAIN: 'main' });
  Object.assign(process.env, { HUYING_TABLE_VAULT: 'vault', HUYING_QUEUE: 'q', HUYING_DLQ: 'dead' });
});

afterEach(() => void vi.restoreAllMocks());

test('sends an unreadable chunk to the dead letters with its reason and continues the import', async () => {
  for (const way of ['log', 'warn', 'error'] as const)
    vi.spyOn(console, way).mockImplementation(() => undefined);
  const send = vi.spyOn(SQSClient.prototype, 'send').mockResolvedValue({} as never);
  const record = {
    messageId: 'x',
    receiptHandle: 'r',
    body: '{"import":"I1","stage":"areas"}',
    attributes: { ApproximateReceiveCount: '1' },
    eventSourceARN: 'arn:aws:sqs:x:1:huying-community-work',
  };
  expect(await handler({ Records: [record] } as never, {} as never)).toEqual({ batchItemFailures: [] });
  expect(send).toHaveBeenCalledOnce();
  const [command] = send.mock.calls[0] ?? [];
  expect(command).toBeInstanceOf(SendMessageCommand);
  expect(command?.input).toMatchObject({
    QueueUrl: 'dead',
    MessageBody: record.body,
    MessageAttributes: { reason: { StringValue: 'unreadable' } },
  });
});
