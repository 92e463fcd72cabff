import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import { share } from './metrics.ts';

/** A metric of the HTTP API. */
export const ofApi = (ApiId: string, metricName: string, statistic: string, minutes = 5): Metric =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiId },
    statistic,
    period: Duration.minutes(minutes),
  });

/** Alarms on what people meet first, and on what all functions share. */
export function apiAlarms(scope: Construct, apiId: string, metricMath: boolean): void {
  if (metricMath)
    alarm(scope, 'ApiFails', {
      kind: 'the API fails',
      about: 'huying-api',
      impact:
        'One in a hundred pages and calls, or more, ends in an error of ours; people have to try again.',
      metric: share(ofApi(apiId, '5xx', 'Sum'), ofApi(apiId, 'Count', 'Sum'), 5),
      threshold: 1,
      periods: 2,
    });
  alarm(scope, 'ApiSlow', {
    kind: 'the API is slow',
    about: 'huying-api',
    impact: 'People wait three seconds or more for one page in twenty.',
    metric: ofApi(apiId, 'Latency', 'p95'),
    threshold: 3000,
    periods: 3,
  });
  alarm(scope, 'Throttled', {
    kind: 'throttled functions',
    about: 'huying-api',
    impact:
      'The account runs as many functions as it may: pages answer with errors, queues and streams get behind.',
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      statistic: 'Sum',
      period: Duration.minutes(5),
    }),
    threshold: 10,
    periods: 2,
  });
}
