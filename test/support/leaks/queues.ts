import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';
import { isDead, queueName, queueUrls } from '../../../ops/messages/queues.ts';
import type { Pieces, Searched } from './place.ts';

interface Peeked {
  readonly messages: Record<string, Record<string, Record<string, readonly unknown[]>>>;
}

/** What lies in queues now, looked at without taking it. */
export async function* messages({ endpoint }: Searched): Pieces {
  const peek = await fetch(`${endpoint}/_ministack/sqs/messages`);
  if (!peek.ok) return yield* deadLetters(endpoint);
  const found = (await peek.json()) as Peeked;
  for (const regions of Object.values(found.messages))
    for (const queues of Object.values(regions))
      for (const [url, all] of Object.entries(queues))
        for (const [n, message] of all.entries())
          yield {
            place: isDead(queueName(url)) ? 'dead letters' : 'queues',
            where: `${queueName(url)} ${n}`,
            text: JSON.stringify(message),
          };
}

/** Where nothing can be looked at without being taken: dead letters only, given back at once. */
async function* deadLetters(endpoint: string): Pieces {
  const client = new SQSClient(clientOf(endpoint));
  for (const QueueUrl of (await queueUrls(client)).filter((url) => isDead(queueName(url)))) {
    const asked = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0, MessageAttributeNames: ['All'] };
    const { Messages = [] } = await client.send(new ReceiveMessageCommand(asked));
    for (const message of Messages)
      yield { place: 'dead letters', where: queueName(QueueUrl), text: JSON.stringify(message) };
  }
  client.destroy();
}
