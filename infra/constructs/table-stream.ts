import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/**
 * A table's stream, for a function that is woken by each written item which has this number attribute. What fails is
 * bisected and tried again, ten times; then what can be known of it is kept in `failed`.
 */
export const tableStream = (table: ITable, attribute: string, failed: IQueue): DynamoEventSource =>
  new DynamoEventSource(table, {
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(12),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    filters: [FilterCriteria.filter({ dynamodb: { NewImage: { [attribute]: { N: [{ exists: true }] } } } })],
    onFailure: new SqsDlq(failed),
  });
