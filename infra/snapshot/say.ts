import type { Any, Resource } from '../synthesis/synthesize.ts';

/** Fields by which people know a resource. */
const NAMES = [
  'FunctionName',
  'TableName',
  'QueueName',
  'TopicName',
  'BucketName',
  'LogGroupName',
  'AlarmName',
  'UserPoolName',
  'DashboardName',
  'Name',
];

/** A resource's own name, else its logical id without the hash that CDK adds. */
export const nameOf = ({ id, Properties }: Resource): string => {
  const own = NAMES.map((field) => Properties?.[field]).find((value) => typeof value === 'string');
  return own ?? id.replace(/[0-9A-F]{8}$/, '');
};

/** Values of a template as one line: references by name, joins joined. */
export function sayer(resources: readonly Resource[]): (value: Any) => string {
  const names = new Map(resources.map((resource) => [resource.id, nameOf(resource)]));
  const name = (id: string) => names.get(id) ?? id.replace(/^AWS::/, '');
  const say = (value: Any): string => {
    if (Array.isArray(value)) return value.map(say).join(' ');
    if (typeof value !== 'object' || value === null) return String(value);
    if (value.Ref) return name(value.Ref);
    if (value['Fn::GetAtt']) return name(value['Fn::GetAtt'][0]);
    if (value['Fn::Join']) return value['Fn::Join'][1].map(say).join(value['Fn::Join'][0]);
    return Object.entries(value)
      .map(([key, part]) => `${key}=${say(part)}`)
      .join(' ');
  };
  return (value) =>
    say(value)
      .replace(/^arn:Partition:/, '')
      .replaceAll(':Region:AccountId:', ':')
      .replaceAll(/:eu-central-1:111122223333:/g, ':');
}
