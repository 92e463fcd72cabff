import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { names } from '../names.ts';

/** How often a message is delivered before it counts as dead; the consumer moves it with its reason. */
export const MAX_RECEIVES = 8;

/** A queue with its dead letters (14 days) and an alarm that says what it means for people when one arrives. */
export class WatchedQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;

  constructor(scope: Construct, id: string, props: { name: string; timeout: Duration; impact: string }) {
    super(scope, id);
    this.dead = new Queue(this, 'Dead', {
      queueName: names.dlq(props.name),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.queue = new Queue(this, 'Queue', {
      queueName: props.name,
      // AWS advises six times the function's timeout, so that a batch under way is not delivered twice.
      visibilityTimeout: Duration.seconds(props.timeout.toSeconds() * 6),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // One more than the consumer's own limit: SQS moves a message only when the consumer could not.
      deadLetterQueue: { queue: this.dead, maxReceiveCount: MAX_RECEIVES + 2 },
    });
    new Alarm(this, 'Alarm', {
      alarmName: `${props.name}: dead letters`,
      alarmDescription: `${props.impact} First step: read the reasons on ${names.dlq(props.name)} (docs/operations.md, dead letters).`,
      metric: this.dead.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
