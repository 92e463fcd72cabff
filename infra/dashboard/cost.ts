import { Duration } from 'aws-cdk-lib';
import { type IWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Service } from '../../shared/service/manifest.ts';
import { ofApi } from '../alarms/api-alarms.ts';
import { own } from '../alarms/metrics.ts';
import { names } from '../model/names.ts';
import { graph } from './graph.ts';

const hourly = (
  namespace: string,
  metricName: string,
  statistic: string,
  label: string,
  dimensionsMap: Record<string, string> = {},
) => new Metric({ namespace, metricName, statistic, label, dimensionsMap, period: Duration.hours(1) });

/** What is paid for, by the hour: parts of SMS, write units by table, functions' time, requests. */
export function costRow(services: readonly Service[], apiId: string): IWidget[] {
  const tables = services.flatMap(({ name, tables = {} }) =>
    Object.keys(tables).map((key) => names.table(name, key)),
  );
  const units = (metricName: string) =>
    tables.map((TableName) =>
      hourly('AWS/DynamoDB', metricName, 'Sum', TableName.replace(/^huying-/, ''), { TableName }),
    );
  return [
    graph(
      'SMS: parts an hour · USD this month',
      4,
      [own('notification', 'sms_parts', 'Sum', 60).with({ label: 'parts' })],
      [hourly('AWS/SNS', 'SMSMonthToDateSpentUSD', 'Maximum', 'USD')],
    ),
    graph('Write units an hour, by table', 4, units('ConsumedWriteCapacityUnits')),
    graph('Read units an hour, by table', 4, units('ConsumedReadCapacityUnits')),
    graph(
      'Functions: ms an hour · requests',
      4,
      [hourly('AWS/Lambda', 'Duration', 'Sum', 'all functions, ms')],
      [ofApi(apiId, 'Count', 'Sum', 60).with({ label: 'requests' })],
    ),
  ];
}
