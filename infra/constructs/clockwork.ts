import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Target } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';

/** Wakes a function once a minute. */
export const everyMinute = (scope: Construct, id: string, name: string, fn: LambdaFunction): Rule =>
  new Rule(scope, id, {
    ruleName: name,
    description: 'Once a minute',
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new Target(fn, { retryAttempts: 2 })],
  });

/** Wakes a function for each item written to a table with this number attribute. */
export const watch = (fn: LambdaFunction, table: ITable, attribute: string): void =>
  fn.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(12),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      filters: [
        FilterCriteria.filter({ dynamodb: { NewImage: { [attribute]: { N: [{ exists: true }] } } } }),
      ],
    }),
  );
