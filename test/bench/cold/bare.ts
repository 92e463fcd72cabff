/** SDK packages that we know how to construct; everything else that a bundle holds is its own affair. */
const CONSTRUCT: Readonly<Record<string, string>> = {
  '@aws-sdk/client-dynamodb': 'DynamoDBClient',
  '@aws-sdk/client-sns': 'SNSClient',
  '@aws-sdk/client-sqs': 'SQSClient',
  '@aws-sdk/client-lambda': 'LambdaClient',
  '@aws-sdk/client-s3': 'S3Client',
};

/** The SDK clients that went into a bundle, from esbuild's list of inputs. */
export function clientsIn(inputs: readonly string[]): string[] {
  const found = Object.keys(CONSTRUCT).filter((p) => inputs.some((i) => i.includes(`node_modules/${p}/`)));
  const doc = inputs.some((i) => i.includes('node_modules/@aws-sdk/lib-dynamodb/'));
  return doc ? [...found, '@aws-sdk/lib-dynamodb'] : found;
}

/** Ten lines that make the same clients and nothing else. */
export function bareModule(clients: readonly string[]): string {
  const lines = clients
    .filter((c) => CONSTRUCT[c])
    .flatMap((c, i) => [
      `import { ${CONSTRUCT[c]} as C${i} } from '${c}';`,
      `export const c${i} = new C${i}({});`,
    ]);
  const doc = clients.includes('@aws-sdk/lib-dynamodb');
  return [
    ...lines,
    ...(doc
      ? [
          "import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';",
          'export const doc = DynamoDBDocumentClient.from(c0);',
          'export const commands = [GetCommand, PutCommand, QueryCommand];',
        ]
      : []),
    'export const handler = async () => ({ statusCode: 200 });',
  ].join('\n');
}
