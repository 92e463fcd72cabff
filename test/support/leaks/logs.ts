import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';
import { logLines as linesIn } from '../../../local/logs/functions.ts';
import type { Pieces, Searched } from './place.ts';

/** Metrics leave functions as lines of their log. */
const EMBEDDED_METRIC = '"_aws"';

/** Every line of every log group. */
export async function* logLines({ endpoint }: Searched): Pieces {
  const client = new CloudWatchLogsClient(clientOf(endpoint));
  for await (const { logGroupName, logStreamName = '', message = '', timestamp = 0 } of linesIn(client))
    yield {
      place: message.includes(EMBEDDED_METRIC) ? 'metrics' : 'logs',
      where: `${logGroupName} ${logStreamName} ${new Date(timestamp).toISOString()}`,
      text: message,
    };
  client.destroy();
}
