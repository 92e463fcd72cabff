import { beforeAll, expect, test } from 'vitest';
import type { FunctionSpec, Service } from '../shared/service/manifest.ts';
import { list, ofType, streamReaders, text } from './deployed.ts';
import { names } from './names.ts';
import { services } from './services.ts';
import { subscribedTypes } from './subscriptions.ts';
import { type Any, onAws, synthesize } from './synthesize.ts';

let templates: Readonly<Record<string, Any>> = {};

beforeAll(() => {
  ({ templates } = onAws());
}, 60_000);

const named = (stack: string, id: string) => onAws().resources.find((r) => r.stack === stack && r.id === id);
const functionsOf = (s: Service) => [
  ...Object.keys(s.functions),
  ...(s.publishes?.length ? ['publish', 'republish'] : []),
];

test('there is one stack a service, and every function and table of its manifest', () => {
  expect(Object.keys(templates).sort()).toEqual(
    ['huying-bus', 'huying-edge', ...services.map((s) => `huying-${s.name}`)].sort(),
  );
  for (const s of services) {
    const stack = `huying-${s.name}`;
    expect(
      ofType('AWS::Lambda::Function', stack)
        .map((r) => r.Properties.FunctionName)
        .sort(),
    ).toEqual(
      functionsOf(s)
        .map((fn) => names.function(s.name, fn))
        .sort(),
    );
    expect(
      ofType('AWS::DynamoDB::Table', stack)
        .map((r) => r.Properties.TableName)
        .sort(),
    ).toEqual(
      Object.keys(s.tables ?? {})
        .map((key) => names.table(s.name, key))
        .sort(),
    );
  }
});

test('stacks do not export to each other: services subscribe to each other in circles', () => {
  for (const [name, template] of Object.entries(templates)) {
    expect(text(template), name).not.toContain('Fn::ImportValue');
    for (const output of Object.values(template.Outputs ?? {}) as Any[])
      expect(output.Export).toBeUndefined();
  }
});

test('every queue that functions work off has dead letters of its own, two tries behind the consumer’s last', () => {
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

test('what nobody works off is kept 14 days and raises an alarm with the first message', () => {
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

test('only main tables have a stream, of new images; vaults have none and a key of their own', () => {
  const keys: string[] = [];
  for (const s of services) {
    for (const [key, spec] of Object.entries(s.tables ?? {})) {
      const table = ofType('AWS::DynamoDB::Table').find(
        (t) => t.Properties.TableName === names.table(s.name, key),
      );
      const { StreamSpecification, SSESpecification } = table?.Properties ?? {};
      if (spec.kind === 'main') {
        expect(StreamSpecification).toEqual({ StreamViewType: 'NEW_IMAGE' });
      } else {
        expect(StreamSpecification).toBeUndefined();
        expect(SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
        const id = SSESpecification.KMSMasterKeyId['Fn::GetAtt'][0];
        expect(named(`huying-${s.name}`, id)?.Properties.EnableKeyRotation).toBe(true);
        keys.push(`${s.name} ${id}`);
      }
    }
  }
  expect(keys.length).toBeGreaterThan(2);
  expect(new Set(keys).size).toBe(keys.length);
});

test('tables are kept when a stack is removed, can be taken back to any point in time, and have sparse keys-only indexes', () => {
  for (const table of ofType('AWS::DynamoDB::Table')) {
    expect(table.DeletionPolicy).toBe('Retain');
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
    });
    for (const index of table.Properties.GlobalSecondaryIndexes ?? [])
      expect(index.Projection).toEqual({ ProjectionType: 'KEYS_ONLY' });
  }
  // The key of the alarms' topic guards nothing that lasts.
  for (const key of ofType('AWS::KMS::Key').filter(({ stack }) => stack !== 'huying-bus'))
    expect(key.DeletionPolicy).toBe('Retain');
});

test('photos that were deleted can be brought back for a month, uploads for a day', () => {
  const [bucket] = ofType('AWS::S3::Bucket', 'huying-intake');
  const { VersioningConfiguration, LifecycleConfiguration } = bucket?.Properties ?? {};
  expect(VersioningConfiguration).toEqual({ Status: 'Enabled' });
  const kept = LifecycleConfiguration.Rules.map((rule: Any) => [
    rule.Prefix,
    rule.ExpirationInDays,
    rule.NoncurrentVersionExpiration.NoncurrentDays,
  ]);
  expect(kept).toEqual([
    ['uploads/', 2, 1],
    [undefined, undefined, 30],
  ]);
});

test('a consumer’s subscription filters by the attribute `type`, one subscription a source, with exactly its types', () => {
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

test('consumers answer for each message by itself; streams retry, bisect, and keep what failed', () => {
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

test('a queue hides a message six times as long as its function may take', () => {
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

test('functions run on Node 24 and arm64, log for a month, and know their own service only', () => {
  for (const s of services) {
    for (const { Properties: p } of ofType('AWS::Lambda::Function', `huying-${s.name}`)) {
      expect(p).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(p.Environment.Variables.HUYING_SERVICE).toBe(s.name);
      for (const [name, value] of Object.entries(p.Environment.Variables))
        if (name.startsWith('HUYING_TABLE_') && typeof value === 'string')
          expect(value).toMatch(new RegExp(`^huying-${s.name}(-|$)`));
    }
  }
  for (const { Properties: p } of ofType('AWS::Logs::LogGroup'))
    expect(p.RetentionInDays).toBe(p.LogGroupName === '/huying/api-access' ? 365 : 30);
});

test('queues, topics and the bucket insist on encrypted transport; nothing is public', () => {
  const insisting = new Set(
    [
      ...ofType('AWS::SQS::QueuePolicy'),
      ...ofType('AWS::SNS::TopicPolicy'),
      ...ofType('AWS::S3::BucketPolicy'),
    ]
      .filter((p) => text(p.Properties.PolicyDocument).includes('"aws:SecureTransport":"false"'))
      .flatMap((p) =>
        list(p.Properties.Queues ?? p.Properties.Topics ?? p.Properties.Bucket).map(
          (r: Any) => `${p.stack} ${r.Ref ?? r}`,
        ),
      ),
  );
  for (const r of [...ofType('AWS::SQS::Queue'), ...ofType('AWS::SNS::Topic'), ...ofType('AWS::S3::Bucket')])
    expect(insisting, `${r.stack} ${r.id}`).toContain(`${r.stack} ${r.id}`);
  for (const { Properties } of ofType('AWS::S3::Bucket'))
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  for (const { Properties } of ofType('AWS::SQS::Queue')) expect(Properties.SqsManagedSseEnabled).toBe(true);
});

test('only the laptop signs in by password and drops its data; a city does neither', () => {
  const local = synthesize({ local: 'true' }).templates;
  const pool = (t: Record<string, Any>) =>
    (Object.values(t['huying-bus'].Resources) as Any[]).find((r) => r.Type === 'AWS::Cognito::UserPoolClient')
      .Properties;
  expect(pool(local).ExplicitAuthFlows).toContain('ALLOW_USER_PASSWORD_AUTH');
  expect(text(pool(templates).ExplicitAuthFlows ?? [])).not.toContain('PASSWORD');
  expect(pool(templates)).toMatchObject({ AllowedOAuthFlows: ['code'], GenerateSecret: false });
  const tables = Object.values(local).flatMap((t) =>
    (Object.values(t.Resources) as Any[]).filter((r) => r.Type === 'AWS::DynamoDB::Table'),
  );
  expect(new Set(tables.map((t) => t.DeletionPolicy))).toEqual(new Set(['Delete']));
}, 60_000);

test('a service that waits for what nobody publishes is refused', () => {
  const [casework] = services.filter((s) => s.name === 'casework') as [Service];
  expect(() => subscribedTypes([casework])).toThrow(/casework\.on subscribes to huying\..* does not publish/);
  for (const [source, types] of subscribedTypes(services)) {
    const published = services.find((s) => s.name === source)?.publishes?.map((d) => d.type) ?? [];
    for (const type of types) expect(published).toContain(type);
  }
});

test('what is published is only what somebody subscribes to', () => {
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
