import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { names } from '../../infra/model/names.ts';
import { services } from '../../infra/model/services.ts';
import type { Target } from '../target/target.ts';

/** Every table: facts and copies first, then the vaults, since words are written before their fact. */
export const tableNames: readonly string[] = (['main', 'vault'] as const).flatMap((kind) =>
  services.flatMap((s) =>
    Object.entries(s.tables ?? {})
      .filter(([, spec]) => spec.kind === kind)
      .map(([key]) => names.table(s.name, key)),
  ),
);

/** Keys of the buckets that hold what people gave us. Static pages are not among them: they are built and uploaded. */
export const bucketKeys: readonly string[] = services.flatMap((s) => Object.keys(s.buckets ?? {}));

export interface Deployment {
  readonly origin: string;
  readonly pool: string;
  bucket(key: string): string;
  /** With what it was deployed, to deploy it again the same way. */
  readonly context: Readonly<Record<string, string>>;
}

/** What the deployment calls its things. @throws when it is none */
export async function deploymentOf(target: Target): Promise<Deployment> {
  const outputs = target.system?.outputs ?? (await outputsOf(target));
  const lambda = new LambdaClient(target.settings);
  const told = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: names.function('community', 'api') }),
  );
  lambda.destroy();
  const {
    HUYING_ORIGIN = '',
    HUYING_ZONE = '',
    HUYING_LIMIT_TIMES = '',
    HUYING_BOOTSTRAP_ADMIN = '',
  } = told.Environment?.Variables ?? {};
  return {
    origin: HUYING_ORIGIN,
    pool: outputs.UserPoolId ?? '',
    bucket: (key) => outputs[`Bucket${key[0]?.toUpperCase()}${key.slice(1)}`] ?? '',
    context: {
      origin: HUYING_ORIGIN,
      ...(HUYING_ZONE && { zone: HUYING_ZONE }),
      limitTimes: HUYING_LIMIT_TIMES,
      bootstrapAdmin: HUYING_BOOTSTRAP_ADMIN,
    },
  };
}

async function outputsOf({ settings }: Target): Promise<Record<string, string>> {
  const client = new CloudFormationClient(settings);
  const stacks = ['huying-bus', ...services.map((s) => `huying-${s.name}`)];
  const found = await Promise.all(
    stacks.map((StackName) => client.send(new DescribeStacksCommand({ StackName }))),
  );
  client.destroy();
  const outputs = found.flatMap(({ Stacks = [] }) => Stacks.flatMap((stack) => stack.Outputs ?? []));
  return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}
