import { CloudWatchClient, paginateDescribeAlarms, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import { ListBucketsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';
import type { Pieces, Searched } from './place.ts';

/** Names and dimensions of every metric, and every alarm with its text. */
export async function* metrics({ endpoint }: Searched): Pieces {
  const client = new CloudWatchClient(clientOf(endpoint));
  for await (const { Metrics = [] } of paginateListMetrics({ client }, {}))
    for (const metric of Metrics)
      yield { place: 'metrics', where: `${metric.MetricName}`, text: JSON.stringify(metric) };
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, {}))
    for (const alarm of MetricAlarms)
      yield { place: 'metrics', where: `${alarm.AlarmName}`, text: JSON.stringify(alarm) };
  client.destroy();
}

/** The names of all objects in all buckets: they stand in addresses and in the store's own logs. */
export async function* objectNames({ endpoint }: Searched): Pieces {
  const client = new S3Client({ ...clientOf(endpoint), forcePathStyle: true });
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  for (const { Name: Bucket = '' } of Buckets)
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
      for (const { Key = '' } of Contents)
        yield { place: 'object names', where: `${Bucket}/${Key}`, text: `${Bucket}/${Key}` };
  client.destroy();
}
