import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarm } from '../alarms/alarm.ts';
import type { Kind } from '../alarms/kinds.ts';

export interface DeadLettersProps {
  readonly name: string;
  /** What it means for people that something lies here. */
  readonly impact: string;
  readonly kind: Kind;
}

/** Where messages wait for a person, 14 days, with an alarm that says what it means when the first one arrives. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: DeadLettersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: props.name,
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    alarm(this, 'Alarm', {
      kind: props.kind,
      about: props.name,
      impact: props.impact,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        statistic: 'Maximum',
        period: Duration.minutes(1),
      }),
      threshold: 1,
    });
  }
}
