import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { clientOf } from '../../../local/aws-env.ts';
import type { Pieces, Searched } from './place.ts';

/** Metrics leave functions as lines of their log. */
const EMBEDDED_METRIC = '"_aws"';

/** Every line of every log group. */
export async function* logLines({ endpoint }: Searched): Pieces {
  const client = new CloudWatchLogsClient(clientOf(endpoint));
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, {}))
    for (const { logGroupName = '' } of logGroups)
      for await (const { events = [] } of paginateFilterLogEvents({ client }, { logGroupName }))
        for (const { message = '', logStreamName = '', timestamp = 0 } of events)
          yield {
            place: message.includes(EMBEDDED_METRIC) ? 'metrics' : 'logs',
            where: `${logGroupName} ${logStreamName} ${new Date(timestamp).toISOString()}`,
            text: message,
          };
  client.destroy();
}
