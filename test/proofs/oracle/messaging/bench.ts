import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { clientOf } from '../../../../infra/tooling/system/aws-env.ts';

/** Seconds without a message after which a queue counts as empty. */
const QUIET = 2;
/** Seconds that a message may take which has to come: the machine may be busy. */
const PATIENCE = 30;

/** What a test works with on one engine: clients, and topics, queues and buckets of its own, which go with the engine. */
export class Bench {
  readonly endpoint: string;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly s3: S3Client;
  #made = 0;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
    const config = { ...clientOf(endpoint), maxAttempts: 1 };
    this.sqs = new SQSClient(config);
    this.sns = new SNSClient(config);
    this.s3 = new S3Client({ ...config, forcePathStyle: true });
  }

  /** @returns its URL */
  async queue(Attributes: Partial<Record<QueueAttributeName, string>> = {}): Promise<string> {
    const command = new CreateQueueCommand({ QueueName: this.#name('queue'), Attributes });
    return (await this.sqs.send(command)).QueueUrl ?? '';
  }

  async arnOf(QueueUrl: string): Promise<string> {
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
    return (await this.sqs.send(command)).Attributes?.QueueArn ?? '';
  }

  /** @returns its ARN */
  async topic(): Promise<string> {
    return (await this.sns.send(new CreateTopicCommand({ Name: this.#name('topic') }))).TopicArn ?? '';
  }

  /**
   * A queue that gets what the filter lets through, raw, as every consumer's queue does (infra/stacks/service.ts).
   * @param admitted the topic that the queue's policy lets in
   */
  async subscribed(TopicArn: string, filter?: object, admitted: string = TopicArn): Promise<string> {
    const url = await this.queue();
    const Endpoint = await this.arnOf(url);
    const Policy = JSON.stringify(admitting(admitted, Endpoint));
    await this.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy } }));
    const Attributes = {
      RawMessageDelivery: 'true',
      ...(filter && { FilterPolicy: JSON.stringify(filter) }),
    };
    await this.sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
    return url;
  }

  /** @returns its name */
  async bucket(): Promise<string> {
    const Bucket = this.#name('bucket');
    await this.s3.send(new CreateBucketCommand({ Bucket }));
    return Bucket;
  }

  /** The next message, waiting so many seconds for it at most; it is not deleted. */
  async next(QueueUrl: string, seconds = PATIENCE): Promise<Message | undefined> {
    const until = Date.now() + seconds * 1000;
    do {
      const WaitTimeSeconds = Math.min(seconds, 1);
      const { Messages = [] } = await this.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          WaitTimeSeconds,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        }),
      );
      if (Messages[0]) return Messages[0];
    } while (Date.now() < until);
    return undefined;
  }

  /**
   * Takes all that comes and deletes it: with patience for the first `least`, then until nothing came for a while. `least` tells how long to
   * wait, never how much to take.
   */
  async all(QueueUrl: string, least = 0): Promise<Message[]> {
    const taken: Message[] = [];
    for (;;) {
      const message = await this.next(QueueUrl, taken.length < least ? PATIENCE : QUIET);
      if (!message) return taken;
      taken.push(message);
      const { ReceiptHandle } = message;
      await this.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }

  #name = (kind: string): string => `oracle-${kind}-${++this.#made}`;
}

/** A queue's policy that lets one topic send to it. */
const admitting = (topic: string, queue: string): object => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queue,
      Condition: { ArnEquals: { 'aws:SourceArn': topic } },
    },
  ],
});
