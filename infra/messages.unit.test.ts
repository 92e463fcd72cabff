import { beforeAll, expect, test } from 'vitest';
import type { FunctionSpec, Service } from '../shared/service/manifest.ts';
import { names } from './model/names.ts';
import { services } from './model/services.ts';
import { subscribedTypes } from './model/subscriptions.ts';
import { named, ofType, streamReaders, text } from './synthesis/deployed.ts';
import { onAws } from './synthesis/synthesize.ts';

/** How messages go from one function to another: topics, subscriptions, queues and their dead letters, streams. */
beforeAll(() => void onAws(), 60_000);

test('every consumed queue has its own dead-letter queue, two receives after the consumer’s last try', () => {
  const working = ofType('AWS::SQS::Queue').filter((q) => q.Properties.RedrivePolicy);
  const fed = services.flatMap((s) =>
    Object.entries(s.functions)
      .filter(([, f]) => f.subscribes?.length || f.worksOff)
      .map(([fn]) => names.queue(s.name, fn)),
  );
  const called = working.map((q) => q.Properties.QueueName);
  expect(called).toEqual(expect.arrayContaining(fed));
  for (const { stack, Properties } of working) {
    const { RedrivePolicy, QueueName } = Properties;
    const letters = named(stack, RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]);
    expect(letters?.Properties.QueueName).toBe(`${QueueName}-dlq`);
    // SQS moves only what the consumer could not bury itself with its reason.
    expect(RedrivePolicy.maxReceiveCount).toBe(10);
  }
});

test('a dead-letter queue keeps messages 14 days and alarms on the first', () => {
  const resting = ofType('AWS::SQS::Queue').filter((q) => !q.Properties.RedrivePolicy);
  expect(resting.length).toBeGreaterThan(8);
  for (const { id, stack, Properties } of resting) {
    expect(Properties.MessageRetentionPeriod, Properties.QueueName).toBe(14 * 24 * 3600);
    const alarms = ofType('AWS::CloudWatch::Alarm', stack).filter((a) =>
      text(a.Properties.Dimensions ?? []).includes(`"${id}"`),
    );
    expect(alarms, Properties.QueueName).toHaveLength(1);
    expect(alarms[0]?.Properties).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  }
  // Facts that could not be published rest too, one queue a publishing service.
  for (const s of services.filter((x) => x.publishes?.length))
    expect(ofType('AWS::SQS::Queue').map((q) => q.Properties.QueueName)).toContain(
      names.queue(s.name, 'unpublished'),
    );
});

test('a consumer has one subscription per source, filtered to exactly its event types', () => {
  const subscriptions = ofType('AWS::SNS::Subscription');
  const expected = services.flatMap((s) =>
    Object.entries(s.functions).flatMap(([fn, spec]) =>
      [...Map.groupBy(spec.subscribes ?? [], (d) => d.service)].map(([source, ds]) => ({
        key: `${source} → ${names.queue(s.name, fn)}`,
        types: ds.map((d) => d.type).sort(),
      })),
    ),
  );
  const found = subscriptions.map(({ stack, Properties: p }) => {
    const queue = named(stack, p.Endpoint['Fn::GetAtt'][0]);
    const source = text(p.TopicArn).match(/:huying-(\w+)"/)?.[1];
    expect(p).toMatchObject({ Protocol: 'sqs', RawMessageDelivery: true });
    expect(p.FilterPolicyScope ?? 'MessageAttributes').toBe('MessageAttributes');
    expect(Object.keys(p.FilterPolicy)).toEqual(['type']);
    return { key: `${source} → ${queue?.Properties.QueueName}`, types: [...p.FilterPolicy.type].sort() };
  });
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
  expect(found.sort(byKey)).toEqual(expected.sort(byKey));
});

const watched = services.flatMap((s) =>
  Object.values<FunctionSpec>(s.functions).flatMap(({ watches }) => watches ?? []),
);

test('consumers report single failed messages; streams retry, bisect and keep failed records', () => {
  for (const { Properties: p } of ofType('AWS::Lambda::EventSourceMapping')) {
    expect(p.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    if (!p.StartingPosition) continue;
    expect(p).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
    });
    expect(p.DestinationConfig.OnFailure.Destination).toBeDefined();
    const { NewImage } = JSON.parse(p.FilterCriteria.Filters[0].Pattern).dynamodb;
    expect(['emits', ...watched]).toContain(Object.keys(NewImage).join());
    expect(Object.values(NewImage)).toEqual([{ N: [{ exists: true }] }]);
  }
  expect(ofType('AWS::Lambda::EventSourceMapping').filter((m) => m.Properties.StartingPosition).length).toBe(
    streamReaders.length,
  );
});

test('a queue’s visibility timeout is six times its function’s timeout', () => {
  for (const s of services) {
    for (const fn of Object.keys(s.functions)) {
      const queue = ofType('AWS::SQS::Queue').find((q) => q.Properties.QueueName === names.queue(s.name, fn));
      const lambda = ofType('AWS::Lambda::Function').find(
        (f) => f.Properties.FunctionName === names.function(s.name, fn),
      );
      if (queue) expect(queue.Properties.VisibilityTimeout).toBe(lambda?.Properties.Timeout * 6);
    }
  }
});

test('rejects a subscription to an event that nobody publishes', () => {
  const [casework] = services.filter((s) => s.name === 'casework') as [Service];
  expect(() => subscribedTypes([casework])).toThrow(/casework\.on subscribes to huying\..* does not publish/);
  for (const [source, types] of subscribedTypes(services)) {
    const published = services.find((s) => s.name === source)?.publishes?.map((d) => d.type) ?? [];
    for (const type of types) expect(published).toContain(type);
  }
});

test('publishes only event types that somebody subscribes to', () => {
  const subscribed = subscribedTypes(services);
  for (const s of services.filter((x) => x.publishes?.length)) {
    const publish = ofType('AWS::Lambda::Function').find(
      (f) => f.Properties.FunctionName === names.function(s.name, 'publish'),
    );
    expect(publish?.Properties.Environment.Variables.HUYING_PUBLISH ?? '').toBe(
      (subscribed.get(s.name) ?? []).join(','),
    );
  }
});
