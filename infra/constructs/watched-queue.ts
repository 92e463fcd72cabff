import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { names } from '../model/names.ts';
import { DeadLetters } from './dead-letters.ts';

/** How often a message is delivered before it counts as dead; the consumer moves it with its reason. */
export const MAX_RECEIVES = 8;

/** A queue that functions work off, with its dead letters. */
export class WatchedQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;

  constructor(scope: Construct, id: string, props: { name: string; timeout: Duration; impact: string }) {
    super(scope, id);
    this.dead = new DeadLetters(this, 'Dead', {
      name: names.dlq(props.name),
      impact: props.impact,
      kind: 'dead letters',
    }).queue;
    this.queue = new Queue(this, 'Queue', {
      queueName: props.name,
      // AWS advises six times the function's timeout, so that a batch under way is not delivered twice.
      visibilityTimeout: Duration.seconds(props.timeout.toSeconds() * 6),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Beyond the consumer's own limit: SQS moves a message only when the consumer could not bury it, twice.
      deadLetterQueue: { queue: this.dead, maxReceiveCount: MAX_RECEIVES + 2 },
    });
  }
}
