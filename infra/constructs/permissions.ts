import type { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionSpec, ObjectAccess, TableAccess } from '../../shared/service/manifest.ts';
import { itemActions, objectActions } from '../model/actions.ts';
import { names } from '../model/names.ts';
import type { DataTable } from './data-table.ts';

type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One grant. Ours are written out: the library's helpers give more than is used (asking a queue for its URL). */
export function grant(
  fn: LambdaFunction,
  actions: readonly string[],
  resources: readonly string[],
  conditions: Conditions = {},
): void {
  fn.addToRolePolicy(
    new PolicyStatement({ actions: [...actions], resources: [...resources], conditions: { ...conditions } }),
  );
}

/** May put messages into a queue. */
export const maySend = (fn: LambdaFunction, queue: IQueue): void =>
  grant(fn, ['sqs:SendMessage'], [queue.queueArn]);

/** Lambda takes messages for it and deletes what is done; the function itself says when a failed one comes back. */
export const mayWorkOff = (fn: LambdaFunction, queue: IQueue): void =>
  grant(
    fn,
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
    [queue.queueArn],
  );

/** Lambda reads a table's stream for it. ListStreams knows no resource: it tells the streams' names. */
export function mayFollow(fn: LambdaFunction, streamArn: string): void {
  grant(fn, ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'], [streamArn]);
  grant(fn, ['dynamodb:ListStreams'], ['*']);
}

/** May do these with the items of a table. */
export const mayTouch = (
  fn: LambdaFunction,
  table: Pick<Table, 'tableArn'>,
  access: readonly TableAccess[],
) =>
  grant(
    fn,
    access.map((word) => itemActions[word]),
    [table.tableArn],
  );

/** Exactly what the manifest says a function touches, and nothing else. */
export function permit(
  stack: Stack,
  fn: LambdaFunction,
  spec: FunctionSpec,
  tables: ReadonlyMap<string, DataTable>,
): void {
  permitTables(stack, fn, spec, tables);
  for (const [key, prefixes] of Object.entries(spec.buckets ?? {})) {
    const bucket = bucketArn(stack, names.bucket(key, stack.account, stack.region));
    for (const [prefix, allowed] of Object.entries(prefixes)) permitObjects(fn, bucket, prefix, allowed);
  }
  if (spec.files) {
    const bucket = bucketArn(stack, names.siteBucket(stack.account, stack.region));
    grant(fn, ['s3:GetObject'], [`${bucket}/${spec.files}`]);
  }
  for (const read of spec.reads ?? []) {
    const reader = stack.formatArn({ service: 'lambda', resource: `function:${names.reader(read.name)}` });
    grant(fn, ['lambda:InvokeFunction'], [reader]);
  }
  // A phone number is not a resource that IAM could name; topics are excluded, those of other regions and accounts too.
  if (spec.sms) {
    const notResources = [stack.formatArn({ service: 'sns', region: '*', account: '*', resource: '*' })];
    fn.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], notResources }));
  }
  if (spec.receipts) permitReceipts(stack, fn);
}

function permitTables(
  stack: Stack,
  fn: LambdaFunction,
  spec: FunctionSpec,
  tables: ReadonlyMap<string, DataTable>,
): void {
  for (const [key, access] of Object.entries(spec.tables ?? {})) {
    const data = tables.get(key);
    if (!data) throw new Error(`${fn.functionName}: the manifest names no table "${key}"`);
    mayTouch(fn, data.table, access);
    // DynamoDB opens the table with its caller's rights; nobody else's business is done with the key.
    if (data.key)
      grant(fn, ['kms:DescribeKey', 'kms:Decrypt'], [data.key.keyArn], {
        StringEquals: { 'kms:ViaService': `dynamodb.${stack.region}.amazonaws.com` },
      });
  }
  const main = tables.get('main');
  if (main && spec.queries?.length)
    grant(
      fn,
      ['dynamodb:Query'],
      spec.queries.map((index) => `${main.table.tableArn}/index/${index}`),
    );
}

function permitObjects(
  fn: LambdaFunction,
  bucket: string,
  prefix: string,
  allowed: readonly ObjectAccess[],
): void {
  const actions = allowed.flatMap((access) => (access === 'list' ? [] : [objectActions[access]]));
  if (actions.length > 0) grant(fn, actions, [`${bucket}/${prefix}*`]);
  if (allowed.includes('list'))
    grant(fn, [objectActions.list], [bucket], { StringLike: { 's3:prefix': `${prefix}*` } });
}

/** CloudWatch Logs hands over what the account's delivery status logs of SMS say, and no other log. */
function permitReceipts(stack: Stack, fn: LambdaFunction): void {
  const groups = `sns/${stack.region}/${stack.account}/DirectPublishToPhoneNumber*`;
  fn.addPermission('Receipts', {
    principal: new ServicePrincipal('logs.amazonaws.com'),
    sourceAccount: stack.account,
    sourceArn: stack.formatArn({ service: 'logs', resource: `log-group:${groups}` }),
  });
}

const bucketArn = (stack: Stack, resource: string): string =>
  stack.formatArn({ service: 's3', region: '', account: '', resource });
