import { beforeAll, expect, test } from 'vitest';
import type { Service } from '../shared/service/manifest.ts';
import { names } from './model/names.ts';
import { services } from './model/services.ts';
import { list, named, ofType, text } from './synthesis/deployed.ts';
import { type Any, onAws, synthesize } from './synthesis/synthesize.ts';

let templates: Readonly<Record<string, Any>> = {};

beforeAll(() => {
  ({ templates } = onAws());
}, 60_000);

const functionsOf = (s: Service) => [
  ...Object.keys(s.functions),
  ...(s.publishes?.length ? ['publish', 'republish'] : []),
];

test('every service has one stack with the functions and tables of its manifest', () => {
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

test('no stack imports another’s export', () => {
  for (const [name, template] of Object.entries(templates)) {
    expect(text(template), name).not.toContain('Fn::ImportValue');
    for (const output of Object.values(template.Outputs ?? {}) as Any[])
      expect(output.Export).toBeUndefined();
  }
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

test('tables outlive their stack, have point-in-time recovery and only keys-only indexes', () => {
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

test('deleted photos can be restored for 30 days, uploads for one', () => {
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

test('queues, topics and the bucket require encrypted transport, and nothing is public', () => {
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

test('password sign-in and deleting data with the stack exist only locally', () => {
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
