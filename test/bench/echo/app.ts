import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, BillingMode, type ITable, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, FilterCriteria, Function as Fn, Runtime, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { build } from 'esbuild';
import { bundleOptions, lambdaStandIns, root } from '../../../infra/bundle/bundle.ts';
import { hops } from './hops.ts';

/** The product's chain as ten-line functions: the same arrows and the same SDK calls, without anything that is ours. */
const out = join(root, '.build', 'echo');
mkdirSync(out, { recursive: true });
for (const fn of ['http', 'publish', 'work', 'read']) {
  await build({
    ...bundleOptions,
    ...lambdaStandIns,
    entryPoints: [join(import.meta.dirname, 'functions', `${fn}.ts`)],
    outfile: join(out, fn, 'index.mjs'),
  });
}

const app = new App();
const stack = new Stack(app, 'echo', { env: { account: '000000000000', region: 'us-east-1' } });
const fn = (name: string, code: string, environment: Record<string, string>) => {
  const made = new Fn(stack, `Fn-${name}`, {
    functionName: `echo-${name}`,
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromAsset(join(out, code)),
    timeout: Duration.seconds(20),
    memorySize: 512,
    environment,
  });
  made.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:*', 'sns:*', 'sqs:*', 'lambda:InvokeFunction'],
      resources: ['*'],
    }),
  );
  return made;
};

const tables = new Map<string, Table>();
const topics = new Map<string, Topic>();
for (const name of ['intake', 'routing', 'casework', 'notification']) {
  const table = new Table(stack, `Table-${name}`, {
    tableName: `echo-${name}`,
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_IMAGE,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  tables.set(name, table);
  const kind = hops.published[name];
  if (!kind) continue;
  const topic = new Topic(stack, `Topic-${name}`, { topicName: `echo-${name}` });
  topics.set(name, topic);
  fn(`${name}-publish`, 'publish', { TOPIC: topic.topicArn, KIND: kind }).addEventSource(
    new DynamoEventSource(table as ITable, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      retryAttempts: 3,
      filters: [FilterCriteria.filter({ dynamodb: { NewImage: { emits: { N: [{ exists: true }] } } } })],
    }),
  );
}

for (const [name, of] of Object.entries(hops.readers))
  fn(name, 'read', { TABLE: `echo-${of.table}`, CALLS: `read=${of.calls}` });
const sendQueue = new Queue(stack, 'Queue-send', {
  queueName: 'echo-send',
  visibilityTimeout: Duration.seconds(120),
});
for (const [name, hop] of Object.entries(hops.consumers)) {
  const queue =
    name === 'send'
      ? sendQueue
      : new Queue(stack, `Queue-${name}`, {
          queueName: `echo-${name}`,
          visibilityTimeout: Duration.seconds(120),
        });
  for (const source of hop.from) {
    const kinds = Object.keys(hop.calls);
    topics.get(source)?.addSubscription(
      new SqsSubscription(queue, {
        rawMessageDelivery: true,
        filterPolicy: { type: SubscriptionFilter.stringFilter({ allowlist: kinds }) },
      }),
    );
  }
  const calls = Object.entries(hop.calls)
    .map(([kind, list]) => `${kind}=${list}`)
    .join(';');
  fn(name, 'work', {
    TABLE: `echo-${hop.table}`,
    CALLS: calls,
    NEXT: sendQueue.queueUrl,
    READER: `echo-${hop.reader ?? 'words'}`,
  }).addEventSource(
    new SqsEventSource(queue, {
      batchSize: name === 'send' ? 1 : 10,
      maxConcurrency: name === 'send' ? 5 : 20,
      reportBatchItemFailures: true,
    }),
  );
}

const api = new HttpApi(stack, 'Api', { apiName: 'echo' });
const http = fn('http', 'http', { TABLE: 'echo-intake', CALLS: `report=${hops.http}` });
api.addRoutes({
  path: '/reports',
  methods: [HttpMethod.POST],
  integration: new HttpLambdaIntegration('Http', http),
});
new CfnOutput(stack, 'ApiId', { value: api.apiId });
app.synth();
