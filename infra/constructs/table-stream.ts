import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { mayFollow, maySend } from './permissions.ts';

/**
 * A table's stream wakes a function by each written item which has this number attribute. What fails is bisected and
 * tried again, ten times; then what can be known of it is kept in `failed`.
 */
export function followStream(fn: LambdaFunction, table: Table, attribute: string, failed: IQueue): void {
  const stream = table.tableStreamArn;
  if (!stream) throw new Error(`${fn.functionName}: the table has no stream to follow`);
  mayFollow(fn, stream);
  maySend(fn, failed);
  fn.addEventSourceMapping('Stream', {
    eventSourceArn: stream,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(12),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    filters: [FilterCriteria.filter({ dynamodb: { NewImage: { [attribute]: { N: [{ exists: true }] } } } })],
    onFailure: { bind: () => ({ destination: failed.queueArn }) },
  });
}
