import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { FunctionSpec, ObjectAccess, TableAccess } from '../../shared/service/manifest.ts';
import { names } from '../names.ts';
import type { DataTable } from './data-table.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const ACTIONS: Record<TableAccess, string[]> = {
  read: READ,
  write: [...READ, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
};

const OBJECT_ACTIONS = { get: 's3:GetObject', put: 's3:PutObject', delete: 's3:DeleteObject' } as const;

function permitObjects(
  fn: LambdaFunction,
  bucket: string,
  prefix: string,
  allowed: readonly ObjectAccess[],
): void {
  const actions = allowed.flatMap((access) => (access === 'list' ? [] : [OBJECT_ACTIONS[access]]));
  fn.addToRolePolicy(new PolicyStatement({ actions, resources: [`${bucket}/${prefix}*`] }));
  if (!allowed.includes('list')) return;
  const conditions = { StringLike: { 's3:prefix': `${prefix}*` } };
  fn.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket], conditions }));
}

/** Exactly what the manifest says a function touches, and nothing else. */
export function permit(
  stack: Stack,
  fn: LambdaFunction,
  spec: FunctionSpec,
  tables: ReadonlyMap<string, DataTable>,
): void {
  for (const [key, access] of Object.entries(spec.tables ?? {})) {
    const data = tables.get(key);
    if (!data) throw new Error(`${fn.functionName}: the manifest names no table "${key}"`);
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ACTIONS[access],
        resources: [data.table.tableArn, `${data.table.tableArn}/index/*`],
      }),
    );
    if (access === 'write') data.key?.grantEncryptDecrypt(fn);
    else data.key?.grantDecrypt(fn);
    // DynamoDB looks at the key with its caller's rights before it uses it.
    data.key?.grant(fn, 'kms:DescribeKey');
  }
  for (const [key, prefixes] of Object.entries(spec.buckets ?? {})) {
    const resource = names.bucket(key, stack.account, stack.region);
    const bucket = stack.formatArn({ service: 's3', region: '', account: '', resource });
    for (const [prefix, allowed] of Object.entries(prefixes)) permitObjects(fn, bucket, prefix, allowed);
  }
  if (spec.reads?.length) {
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: spec.reads.map((r) =>
          stack.formatArn({ service: 'lambda', resource: `function:${names.reader(r)}` }),
        ),
      }),
    );
  }
  // A phone number is not a resource that IAM could name; topics are excluded.
  if (spec.sms) {
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        notResources: [stack.formatArn({ service: 'sns', resource: '*' })],
      }),
    );
  }
  if (spec.files) {
    const bucket = stack.formatArn({
      service: 's3',
      region: '',
      account: '',
      resource: names.siteBucket(stack.account, stack.region),
    });
    fn.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [`${bucket}/*`] }));
  }
  if (spec.receipts) fn.grantInvoke(new ServicePrincipal('logs.amazonaws.com'));
}
