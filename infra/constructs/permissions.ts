import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { FunctionSpec, TableAccess } from '../../shared/service/manifest.ts';
import { names } from '../names.ts';
import type { DataTable } from './data-table.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const ACTIONS: Record<TableAccess, string[]> = {
  read: READ,
  write: [...READ, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
};

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
