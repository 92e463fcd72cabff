import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { names } from '../model/names.ts';
import { anchorOf, type Kind, kinds } from './kinds.ts';

export interface AlarmProps {
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
export function alarm(scope: Construct, id: string, props: AlarmProps): Alarm {
  const made = new Alarm(scope, id, {
    alarmName: `${props.about}: ${props.kind}`,
    alarmDescription: `${props.impact} First step: ${kinds[props.kind]} (docs/operations.md#${anchorOf(props.kind)}).`,
    metric: props.metric,
    threshold: props.threshold,
    evaluationPeriods: props.periods ?? 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData:
      props.silence === 'is an alarm' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
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
