import { ListTopicsCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { CloudEvent } from '#events/envelope.ts';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';

const NAME = 'iam-recorder';

/** Subscribes a queue to every topic and records what was published when. */
export class EventRecorder {
  readonly #sqs: SQSClient;
  readonly #url: string;
  readonly recorded: { readonly at: number; readonly event: CloudEvent }[] = [];
  #open = true;

  private constructor(sqs: SQSClient, url: string) {
    this.#sqs = sqs;
    this.#url = url;
    void this.#listen();
  }

  static async of(endpoint: string): Promise<EventRecorder> {
    const [sqs, sns] = [new SQSClient(clientOf(endpoint)), new SNSClient(clientOf(endpoint))];
    const admits = {
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: '*',
    };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [admits] });
    await sqs.send(new CreateQueueCommand({ QueueName: NAME, Attributes: { Policy } }));
    const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
    for (const { TopicArn = '' } of Topics.filter((topic) => topic.TopicArn?.includes(':huying-')))
      await sns.send(
        new SubscribeCommand({
          TopicArn,
          Protocol: 'sqs',
          Endpoint: TopicArn.replace(':sns:', ':sqs:').replace(/:huying-.*/, `:${NAME}`),
          Attributes: { RawMessageDelivery: 'true' },
        }),
      );
    sns.destroy();
    return new EventRecorder(sqs, `${endpoint}/000000000000/${NAME}`);
  }

  since = (at: number): CloudEvent[] => this.recorded.filter((one) => one.at >= at).map(({ event }) => event);

  close(): void {
    this.#open = false;
  }

  async #listen(): Promise<void> {
    const QueueUrl = this.#url;
    while (this.#open) {
      const answer = await this.#sqs
        .send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }))
        .catch(() => undefined);
      const messages = answer?.Messages ?? [];
      for (const { Body = '{}' } of messages) this.recorded.push({ at: Date.now(), event: JSON.parse(Body) });
      if (messages.length > 0)
        await this.#sqs
          .send(
            new DeleteMessageBatchCommand({
              QueueUrl,
              Entries: messages.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle })),
            }),
          )
          .catch(() => undefined);
    }
    this.#sqs.destroy();
  }
}
