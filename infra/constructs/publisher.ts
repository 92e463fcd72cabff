import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarm } from '../alarms/alarm.ts';
import { names } from '../model/names.ts';
import { DeadLetters } from './dead-letters.ts';
import { grant, maySend, mayTouch } from './permissions.ts';
import { ServiceFunction } from './service-function.ts';
import { followStream } from './table-stream.ts';

/** Wakes only for writes that carry facts: heads with `emits`. Quiet updates and side items cost nothing. */
const FACTS = 'emits';

/** Table stream → publisher → the service's topic, and the republisher that can say it all again. */
export class Publisher extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      service: string;
      table: Table;
      topic: ITopic;
      subscribed: readonly string[];
      environment: Readonly<Record<string, string>>;
    },
  ) {
    super(scope, id);
    const unpublished = new DeadLetters(this, 'Unpublished', {
      name: names.queue(props.service, 'unpublished'),
      impact: `Facts of ${props.service} did not reach the other services.`,
      kind: 'unpublished facts',
    });
    const environment = {
      ...props.environment,
      HUYING_TABLE_MAIN: props.table.tableName,
      HUYING_TOPIC: props.topic.topicArn,
      HUYING_PUBLISH: props.subscribed.join(','),
      HUYING_UNPUBLISHED: unpublished.queue.queueUrl,
    };
    const common = {
      service: props.service,
      bundle: names.function(props.service, 'publish'),
      memoryMB: 256,
      environment,
    };
    const publish = new ServiceFunction(this, 'Publish', {
      ...common,
      name: names.function(props.service, 'publish'),
      purpose: `Publishes the facts of ${props.service}`,
      timeoutSeconds: 30,
    }).fn;
    const republish = new ServiceFunction(this, 'Republish', {
      ...common,
      name: names.function(props.service, 'republish'),
      purpose: `Publishes facts of ${props.service} again, from the log`,
      handler: 'index.republish',
      timeoutSeconds: 300,
    }).fn;
    followStream(publish, props.table, FACTS, unpublished.queue);
    maySend(republish, unpublished.queue);
    for (const fn of [publish, republish]) grant(fn, ['sns:Publish'], [props.topic.topicArn]);
    mayTouch(republish, props.table, ['get', 'scan']);
    lagAlarm(this, publish, props.service);
  }
}

const lagAlarm = (scope: Construct, publish: LambdaFunction, service: string) =>
  alarm(scope, 'Lag', {
    kind: 'publisher behind',
    about: names.function(service, 'publish'),
    impact: `The other services learn of ${service}'s facts more than a minute late.`,
    metric: publish.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1) }),
    threshold: 60_000,
    periods: 3,
  });
