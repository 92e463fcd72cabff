import { Duration } from 'aws-cdk-lib';
import { Dashboard, type IMetric, type IWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { hasQueue, type Service } from '../../shared/service/manifest.ts';
import { ofApi } from '../alarms/api-alarms.ts';
import { ofFunction, ofQueue, own } from '../alarms/metrics.ts';
import { names } from '../model/names.ts';
import { costRow } from './cost.ts';
import { graph, WIDTH } from './graph.ts';

/** One page, read from the top: is a report taken, does it travel, does anything wait, is anybody told, what does it cost. */
export function dashboard(scope: Construct, services: readonly Service[], apiId: string): void {
  new Dashboard(scope, 'Dashboard', {
    dashboardName: 'huying',
    defaultInterval: Duration.hours(3),
    widgets: [
      [
        heading(
          'People at the door',
          'Errors and waiting of pages and calls. Alarms: the API fails, the API is slow.',
        ),
      ],
      door(apiId),
      [
        heading(
          'The way of a report',
          'What each service publishes, and how old the oldest record was when it was read.',
        ),
      ],
      way(services),
      [
        heading(
          'What waits',
          'Queues by the age of their oldest message, and messages that nobody will work off by themselves.',
        ),
      ],
      waiting(services),
      [
        heading(
          'Promises and SMS',
          'How late timers ring, how far the sweep is behind, what became of messages.',
        ),
      ],
      promises(),
      [heading('What it costs', 'The drivers, in the order of most bills.')],
      costRow(services, apiId),
    ],
  });
}

const heading = (title: string, text: string): IWidget =>
  new TextWidget({ markdown: `## ${title}\n${text}`, width: WIDTH, height: 2 });

const labelled = (metric: { with(of: { label: string }): IMetric }, label: string): IMetric =>
  metric.with({ label });

const door = (apiId: string): IWidget[] => [
  graph('Requests, 4xx, 5xx', 2, [
    labelled(ofApi(apiId, 'Count', 'Sum'), 'requests'),
    labelled(ofApi(apiId, '4xx', 'Sum'), '4xx'),
    labelled(ofApi(apiId, '5xx', 'Sum'), '5xx'),
  ]),
  graph('Latency, ms', 2, [
    labelled(ofApi(apiId, 'Latency', 'p50'), 'p50'),
    labelled(ofApi(apiId, 'Latency', 'p95'), 'p95'),
    labelled(ofApi(apiId, 'Latency', 'p99'), 'p99'),
  ]),
];

const publishing = (services: readonly Service[]) => services.filter(({ publishes }) => publishes?.length);

function way(services: readonly Service[]): IWidget[] {
  const publishers = publishing(services).map(({ name }) => ({ name, fn: names.function(name, 'publish') }));
  const each = (metric: string, statistic: string) =>
    publishers.map(({ name, fn }) => labelled(ofFunction(fn, metric, statistic, 5), name));
  return [
    graph('Publisher runs', 3, each('Invocations', 'Sum')),
    graph('Age of the oldest record, ms', 3, each('IteratorAge', 'Maximum')),
    graph(
      'Facts that the topic did not take',
      3,
      publishers.map(({ name }) => labelled(own(name, 'publish_failed', 'Sum', 5), name)),
    ),
  ];
}

function waiting(services: readonly Service[]): IWidget[] {
  const worked = services.flatMap(({ name, functions }) =>
    Object.entries(functions)
      .filter(([, spec]) => hasQueue(spec))
      .map(([fn]) => names.queue(name, fn)),
  );
  const dead = [
    ...worked.map(names.dlq),
    ...services.flatMap(({ name, functions }) =>
      Object.entries(functions).flatMap(([fn, { watches }]) =>
        watches ? [names.dlq(names.queue(name, fn))] : [],
      ),
    ),
    ...publishing(services).map(({ name }) => names.queue(name, 'unpublished')),
  ];
  const short = (queue: string) => queue.replace(/^huying-/, '');
  const buried = services
    .filter(({ functions }) => Object.values(functions).some(hasQueue))
    .map(({ name }) => labelled(own(name, 'dead_letters', 'Sum', 5), name));
  return [
    graph(
      'Age of the oldest message, s',
      3,
      worked.map((q) => labelled(ofQueue(q, 'ApproximateAgeOfOldestMessage'), short(q))),
    ),
    graph('Messages given up', 3, buried),
    graph(
      'Waiting for a person',
      3,
      dead.map((q) => labelled(ofQueue(q, 'ApproximateNumberOfMessagesVisible'), short(q))),
    ),
  ];
}

const promises = (): IWidget[] => [
  graph('Timers: how late they ring, ms', 3, [
    labelled(own('escalation', 'timer_late', 'p50', 5), 'p50'),
    labelled(own('escalation', 'timer_late', 'p99', 5), 'p99'),
  ]),
  graph(
    'Sweep: behind, ms · sent',
    3,
    [labelled(own('escalation', 'sweep_behind', 'Maximum'), 'behind')],
    [labelled(own('escalation', 'swept', 'Sum'), 'sent')],
  ),
  graph('SMS by outcome', 3, [
    labelled(own('notification', 'sms_sent', 'Sum', 5), 'sent'),
    labelled(own('notification', 'sms_delivered', 'Sum', 5), 'delivered'),
    labelled(own('notification', 'sms_failed', 'Sum', 5), 'failed'),
    labelled(own('notification', 'nobody_to_tell', 'Sum', 5), 'nobody to tell'),
  ]),
];
