import type { Any, Synthesized } from '../synthesis/synthesize.ts';

/** Documented AWS quotas (CloudFormation, Lambda, SQS, SNS, S3, IAM, CloudWatch). */
const MOST_RESOURCES = 500;
const MOST_TEMPLATE_BYTES = 1_000_000;
const MOST_ENVIRONMENT_BYTES = 4096;
const MOST_POLICY_BYTES = 10_240;
const MOST_OUTPUTS = 200;
const LONGEST: Readonly<Record<string, readonly [field: string, most: number]>> = {
  'AWS::Lambda::Function': ['FunctionName', 64],
  'AWS::SQS::Queue': ['QueueName', 80],
  'AWS::S3::Bucket': ['BucketName', 63],
  'AWS::DynamoDB::Table': ['TableName', 255],
  'AWS::Events::Rule': ['Name', 64],
  'AWS::CloudWatch::Alarm': ['AlarmName', 255],
};
/** The longest descriptions that services accept. */
const DESCRIBED: Readonly<Record<string, readonly [field: string, most: number]>> = {
  'AWS::Lambda::Function': ['Description', 256],
  'AWS::CloudWatch::Alarm': ['AlarmDescription', 1024],
};

/**
 * Finds what AWS would reject in well-formed templates.
 * @returns one sentence for each finding
 */
export function beyondLimits({ templates, resources }: Synthesized): string[] {
  return [
    ...Object.entries(templates).flatMap(([name, template]) => ofTemplate(name, template)),
    ...resources.flatMap(({ stack, id, Type, Properties }) =>
      ofResource(Type, Properties ?? {}).map((says) => `${stack} ${id}: ${says}`),
    ),
  ];
}

function ofTemplate(name: string, template: Any): string[] {
  const found: string[] = [];
  const count = Object.keys(template.Resources).length;
  if (count > MOST_RESOURCES) found.push(`${name}: ${count} resources, ${MOST_RESOURCES} are allowed`);
  const bytes = Buffer.byteLength(JSON.stringify(template));
  if (bytes > MOST_TEMPLATE_BYTES) found.push(`${name}: ${bytes} bytes, ${MOST_TEMPLATE_BYTES} are allowed`);
  if (Object.keys(template.Outputs ?? {}).length > MOST_OUTPUTS) found.push(`${name}: too many outputs`);
  return found;
}

function ofResource(type: string, properties: Any): string[] {
  const found: string[] = [];
  for (const limits of [LONGEST[type], DESCRIBED[type]]) {
    if (!limits) continue;
    const [field, most] = limits;
    const value = properties[field];
    if (typeof value === 'string' && value.length > most) found.push(`${field} is longer than ${most}`);
  }
  const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value ?? ''));
  if (size(properties.Environment?.Variables) > MOST_ENVIRONMENT_BYTES)
    found.push(`its environment is larger than ${MOST_ENVIRONMENT_BYTES} bytes`);
  if (type === 'AWS::IAM::Policy' && size(properties.PolicyDocument) > MOST_POLICY_BYTES)
    found.push(`its policy is larger than ${MOST_POLICY_BYTES} bytes`);
  return found;
}
