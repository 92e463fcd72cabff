import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Target } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { names } from '../model/names.ts';
import { DeadLetters } from './dead-letters.ts';
import { followStream } from './table-stream.ts';

/** Wakes a function once a minute. */
export const everyMinute = (scope: Construct, id: string, name: string, fn: LambdaFunction): Rule =>
  new Rule(scope, id, {
    ruleName: name,
    description: 'Once a minute',
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new Target(fn, { retryAttempts: 2 })],
  });

/** Wakes a function for each item written to a table with this number attribute; what failed too often is kept. */
export function watch(
  fn: LambdaFunction,
  table: Table,
  attribute: string,
  queue: string,
  impact: string,
): void {
  const failed = new DeadLetters(fn, 'Unwatched', {
    name: names.dlq(queue),
    impact,
    kind: 'dead letters',
  }).queue;
  followStream(fn, table, attribute, failed);
}
