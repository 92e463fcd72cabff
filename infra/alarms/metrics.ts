import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** What our own code counts (`metric()` in shared/observe/log.ts), by the service that counts it. */
export type OwnMetric =
  | 'dead_letters'
  | 'publish_failed'
  | 'timer_late'
  | 'sweep_behind'
  | 'swept'
  | 'nobody_to_tell'
  | 'sms_sent'
  | 'sms_parts'
  | 'sms_delivered'
  | 'sms_failed';

export const own = (service: string, metricName: OwnMetric, statistic: string, minutes = 1): Metric =>
  new Metric({
    namespace: 'Huying',
    metricName,
    dimensionsMap: { service },
    statistic,
    period: Duration.minutes(minutes),
  });

export const ofFunction = (
  FunctionName: string,
  metricName: string,
  statistic: string,
  minutes = 1,
): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { FunctionName },
    statistic,
    period: Duration.minutes(minutes),
  });

export const ofQueue = (QueueName: string, metricName: string, statistic = 'Maximum', minutes = 1): Metric =>
  new Metric({
    namespace: 'AWS/SQS',
    metricName,
    dimensionsMap: { QueueName },
    statistic,
    period: Duration.minutes(minutes),
  });

/** `part` in percent of `whole`; 0 while fewer than `least` of it happened, so that one failure at night is no alarm. */
export const share = (part: IMetric, whole: IMetric, least: number, minutes = 5): MathExpression =>
  new MathExpression({
    expression: `IF(FILL(part, 0) >= ${least}, 100 * part / whole, 0)`,
    usingMetrics: { part, whole },
    period: Duration.minutes(minutes),
    label: 'share in percent',
  });

/** The sum of several metrics. One that was never reported counts as nothing: `FILL` would leave the whole sum empty. */
export const sum = (metrics: readonly IMetric[], minutes = 5): MathExpression =>
  new MathExpression({
    expression: `SUM([${metrics.map((_, at) => `m${at}`).join(', ')}])`,
    usingMetrics: Object.fromEntries(metrics.map((metric, at) => [`m${at}`, metric])),
    period: Duration.minutes(minutes),
    label: 'sum',
  });
