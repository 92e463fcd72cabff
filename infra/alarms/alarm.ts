import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { names } from '../model/names.ts';
import { anchorOf, type Kind, kinds } from './kinds.ts';

export interface AlarmWish {
  readonly kind: Kind;
  /** What it is about, such as a queue: the alarm's name is `<about>: <kind>`. */
  readonly about: string;
  /** One sentence: what it means for people. */
  readonly impact: string;
  readonly metric: IMetric;
  /** Reached or passed, this many periods running, it is an alarm. */
  readonly threshold: number;
  readonly periods?: number;
  /** No figures at all are an alarm too: what should have reported does not run. */
  readonly silence?: 'is fine' | 'is an alarm';
}

/** An alarm that says its impact, the first step and the page to read, and tells whoever is on duty of it and its end. */
export function alarm(scope: Construct, id: string, wish: AlarmWish): Alarm {
  const made = new Alarm(scope, id, {
    alarmName: `${wish.about}: ${wish.kind}`,
    alarmDescription: `${wish.impact} First step: ${kinds[wish.kind]} (docs/operations.md#${anchorOf(wish.kind)}).`,
    metric: wish.metric,
    threshold: wish.threshold,
    evaluationPeriods: wish.periods ?? 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData:
      wish.silence === 'is an alarm' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  const alarmActionArn = Stack.of(scope).formatArn({
    service: 'sns',
    resource: names.alarms,
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
  const tell = { bind: () => ({ alarmActionArn }) };
  made.addAlarmAction(tell);
  made.addOkAction(tell);
  return made;
}
