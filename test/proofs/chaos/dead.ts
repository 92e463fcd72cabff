import {
  ChangeMessageVisibilityCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';
import { deadQueues } from '../../../ops/messages/queues.ts';
import { queueUrl } from '../../support/queues.ts';
import { system } from '../../support/system.ts';

/** What lies in a queue of dead letters. */
export interface Dead {
  readonly queue: string;
  readonly body: string;
  /** Why, as whoever put it there says. */
  readonly reason: string | undefined;
}

/** Seconds for which others do not see what is being read. */
const HIDDEN = 30;

export const sqsClient = async (): Promise<SQSClient> => new SQSClient(clientOf((await system()).endpoint));

/** Everything in all queues of dead letters; it stays there. */
export async function deadLetters(): Promise<Dead[]> {
  const sqs = await sqsClient();
  try {
    const found: Dead[] = [];
    for (const queue of await deadQueues(sqs)) found.push(...(await look(sqs, queue)));
    return found;
  } finally {
    sqs.destroy();
  }
}

async function look(sqs: SQSClient, queue: string): Promise<Dead[]> {
  const QueueUrl = await queueUrl(queue);
  const taken: Message[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: HIDDEN,
        MessageAttributeNames: ['All'],
      }),
    );
    if (Messages.length === 0) break;
    taken.push(...Messages);
  }
  for (const { ReceiptHandle } of taken)
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
  return taken.map(({ Body = '', MessageAttributes }) => ({
    queue,
    body: Body,
    reason: MessageAttributes?.reason?.StringValue ?? reasonIn(Body),
  }));
}

/** The publisher says its reason in the body. */
function reasonIn(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { reason?: string }).reason;
  } catch {
    return undefined;
  }
}
