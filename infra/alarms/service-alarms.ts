import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type FunctionSpec, hasQueue, type Service, type TableSpec } from '../../shared/service/manifest.ts';
import { names } from '../model/names.ts';
import type { Settings } from '../model/settings.ts';
import { alarm } from './alarm.ts';
import { ofFunction, ofQueue, own, share, sum } from './metrics.ts';

/** Alarms that follow from a service's manifest; those of dead letters stand with their queues. */
export function serviceAlarms(scope: Construct, service: Service, settings: Settings): void {
  const { name, functions, tables = {}, publishes } = service;
  for (const [fn, spec] of Object.entries(functions)) {
    if (hasQueue(spec)) queueBehind(scope, name, fn, spec);
    if (spec.watches) watcherBehind(scope, name, fn, spec);
  }
  if (publishes?.length) publishingFails(scope, name);
  if (Object.values(functions).some(({ sms }) => sms)) smsCost(scope, settings.smsBudgetUSD);
  if (name === 'escalation') timersLate(scope);
  if (name === 'notification') nobodyToTell(scope);
  if (!settings.metricMath) return;
  const purposes = Object.entries(functions).map(([fn, { purpose }]) => [fn, purpose] as const);
  const publishers = publishes?.length
    ? ([
        ['publish', `Publishes the facts of ${name}`],
        ['republish', `Publishes facts of ${name} again`],
      ] as const)
    : [];
  for (const [fn, purpose] of [...purposes, ...publishers]) functionFails(scope, name, fn, purpose);
  for (const [fn, spec] of Object.entries(functions)) if (spec.every) doesNotStrike(scope, name, fn, spec);
  for (const [key, spec] of Object.entries(tables)) throttledTable(scope, name, key, spec);
  if (Object.values(functions).some(({ sms }) => sms)) smsFail(scope, name);
}

/** Longer than a failing message is tried (about four minutes), so that its dead letter tells first. */
function queueBehind(scope: Construct, service: string, fn: string, { purpose }: FunctionSpec): void {
  const about = names.queue(service, fn);
  alarm(scope, `Behind-${fn}`, {
    kind: 'queue behind',
    about,
    impact: `Work of ${service} is more than ten minutes late for everybody it concerns: ${purpose}.`,
    metric: ofQueue(about, 'ApproximateAgeOfOldestMessage'),
    threshold: 600,
    periods: 5,
  });
}

function watcherBehind(scope: Construct, service: string, fn: string, { purpose }: FunctionSpec): void {
  const about = names.function(service, fn);
  alarm(scope, `Behind-${fn}`, {
    kind: 'watcher behind',
    about,
    impact: `What falls due within minutes is told late: ${purpose}.`,
    metric: ofFunction(about, 'IteratorAge', 'Maximum'),
    threshold: 60_000,
    periods: 3,
  });
}

function publishingFails(scope: Construct, service: string): void {
  alarm(scope, 'PublishingFails', {
    kind: 'publishing fails',
    about: names.function(service, 'publish'),
    impact: `The topic does not take facts of ${service}: the other services wait for them.`,
    metric: own(service, 'publish_failed', 'Sum', 5),
    threshold: 1,
    periods: 2,
  });
}

/** The sweep reports each minute; when it is silent, nothing rings. */
function timersLate(scope: Construct): void {
  alarm(scope, 'SweepBehind', {
    kind: 'timers late',
    about: names.function('escalation', 'sweep'),
    impact: 'Deadlines are neither warned of nor missed: leads are not told, and nothing goes up a level.',
    metric: own('escalation', 'sweep_behind', 'Maximum'),
    threshold: 60_000,
    periods: 5,
    silence: 'is an alarm',
  });
  alarm(scope, 'TimerLate', {
    kind: 'timers late',
    about: names.function('escalation', 'fire'),
    impact: 'Deadlines are told more than a minute late to those who should act.',
    metric: own('escalation', 'timer_late', 'Maximum', 5),
    threshold: 60_000,
    periods: 2,
  });
}

function nobodyToTell(scope: Construct): void {
  alarm(scope, 'NobodyToTell', {
    kind: 'nobody to tell',
    about: names.function('notification', 'send'),
    impact: 'A doubtful report or a missed deadline was told to nobody: no one is responsible for its area.',
    metric: own('notification', 'nobody_to_tell', 'Sum', 60),
    threshold: 1,
  });
}

function functionFails(scope: Construct, service: string, fn: string, purpose: string): void {
  const about = names.function(service, fn);
  alarm(scope, `Fails-${fn}`, {
    kind: 'a function fails',
    about,
    impact: `At least one in a hundred calls ends in an error, a time-out or a crash: ${purpose}.`,
    metric: share(ofFunction(about, 'Errors', 'Sum', 5), ofFunction(about, 'Invocations', 'Sum', 5), 3),
    threshold: 1,
    periods: 2,
  });
}

/** Woken each minute: fewer than one call without error in a minute, five minutes running. */
function doesNotStrike(scope: Construct, service: string, fn: string, { purpose }: FunctionSpec): void {
  const about = names.function(service, fn);
  alarm(scope, `Silent-${fn}`, {
    kind: 'the minute does not strike',
    about,
    impact: `What should happen each minute does not: ${purpose}.`,
    metric: new MathExpression({
      expression: 'IF(FILL(calls, 0) - FILL(errors, 0) >= 1, 0, 1)',
      usingMetrics: {
        calls: ofFunction(about, 'Invocations', 'Sum'),
        errors: ofFunction(about, 'Errors', 'Sum'),
      },
      period: Duration.minutes(1),
      label: 'minutes without a good run',
    }),
    threshold: 1,
    periods: 5,
    silence: 'is an alarm',
  });
}

/** A hot index holds up its table's writes, and refuses reads of its own: neither shows in the table's figures. */
function throttledTable(scope: Construct, service: string, key: string, spec: TableSpec): void {
  const TableName = names.table(service, key);
  const throttled = (metricName: string, index?: string) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName, ...(index && { GlobalSecondaryIndexName: index }) },
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
  const places = [undefined, ...Object.keys(spec.indexes ?? {})];
  alarm(scope, `Throttled-${key}`, {
    kind: 'throttled tables',
    about: TableName,
    impact: `${service} answers slowly or asks people to try again: its table refuses reads or writes.`,
    metric: sum(
      places.flatMap((index) => [
        throttled('ReadThrottleEvents', index),
        throttled('WriteThrottleEvents', index),
      ]),
    ),
    threshold: 10,
    periods: 2,
  });
}

function smsFail(scope: Construct, service: string): void {
  const failed = own(service, 'sms_failed', 'Sum', 15);
  alarm(scope, 'SmsFail', {
    kind: 'SMS fail',
    about: names.function(service, 'send'),
    impact: 'Residents and workers do not get the SMS that they count on, one in ten or more.',
    metric: share(failed, sum([failed, own(service, 'sms_sent', 'Sum', 15)], 15), 5, 15),
    threshold: 10,
  });
}

/** As Amazon SNS reckons it; at its own limit it sends nothing more until the month is over. */
function smsCost(scope: Construct, budgetUSD: number): void {
  alarm(scope, 'SmsCost', {
    kind: 'SMS cost',
    about: names.function('notification', 'send'),
    impact: `SMS cost more than four fifths of the ${budgetUSD} USD set aside for this month; when SNS reaches its limit nobody is told anything.`,
    metric: new Metric({
      namespace: 'AWS/SNS',
      metricName: 'SMSMonthToDateSpentUSD',
      statistic: 'Maximum',
      period: Duration.hours(1),
    }),
    threshold: budgetUSD * 0.8,
  });
}
