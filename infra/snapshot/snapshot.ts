import type { Any, Resource, Synthesized } from '../synthesis/synthesize.ts';
import { nameOf, sayer } from './say.ts';

/** What of a resource decides about safety; types that are not here are only named. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::Table': [
    'SSESpecification',
    'PointInTimeRecoverySpecification',
    'DeletionProtectionEnabled',
    'StreamSpecification',
    'TimeToLiveSpecification',
  ],
  'AWS::S3::Bucket': [
    'BucketEncryption',
    'PublicAccessBlockConfiguration',
    'LoggingConfiguration',
    'LifecycleConfiguration',
    'OwnershipControls',
  ],
  'AWS::SQS::Queue': ['RedrivePolicy', 'MessageRetentionPeriod', 'VisibilityTimeout', 'SqsManagedSseEnabled'],
  'AWS::SNS::Topic': ['KmsMasterKeyId'],
  'AWS::KMS::Key': ['EnableKeyRotation', 'KeyPolicy'],
  'AWS::SQS::QueuePolicy': ['PolicyDocument'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument'],
  'AWS::S3::BucketPolicy': ['PolicyDocument'],
  'AWS::Lambda::Permission': ['Principal', 'SourceArn'],
  'AWS::SNS::Subscription': ['Protocol', 'FilterPolicy', 'RawMessageDelivery'],
  'AWS::Lambda::EventSourceMapping': [
    'EventSourceArn',
    'FilterCriteria',
    'ScalingConfig',
    'MaximumRetryAttempts',
  ],
  'AWS::Logs::LogGroup': ['RetentionInDays'],
  'AWS::Events::Rule': ['ScheduleExpression', 'State'],
  'AWS::Cognito::UserPool': [
    'AdminCreateUserConfig',
    'Policies',
    'MfaConfiguration',
    'EnabledMfas',
    'DeletionProtection',
    'UserPoolTier',
  ],
  'AWS::Cognito::UserPoolClient': [
    'AllowedOAuthFlows',
    'AllowedOAuthScopes',
    'ExplicitAuthFlows',
    'GenerateSecret',
    'CallbackURLs',
  ],
  'AWS::ApiGatewayV2::Stage': ['DefaultRouteSettings', 'AccessLogSettings'],
  'AWS::ApiGatewayV2::Route': ['RouteKey', 'AuthorizationType'],
  'AWS::CloudFront::Distribution': ['DistributionConfig'],
  'AWS::CloudFront::ResponseHeadersPolicy': ['ResponseHeadersPolicyConfig'],
  'AWS::CloudWatch::Alarm': ['Threshold', 'EvaluationPeriods', 'TreatMissingData'],
};
/** Summarised with their function, or saying nothing of their own. */
const LEFT_OUT = new Set([
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::CDK::Metadata',
  'AWS::ApiGatewayV2::Integration',
]);

type Summary = Record<string, Record<string, unknown>>;

/** The system as it goes to AWS, short enough to be read as a change: by stack and type, each resource a line. */
export function snapshot({ templates, resources }: Synthesized): Record<string, Summary> {
  return Object.fromEntries(
    Object.keys(templates)
      .sort()
      .map((stack) => [stack, ofStack(resources.filter((resource) => resource.stack === stack))]),
  );
}

function ofStack(resources: readonly Resource[]): Summary {
  const say = sayer(resources);
  const told: Summary = {};
  for (const resource of resources) {
    const { Type, Properties = {}, DeletionPolicy } = resource;
    if (LEFT_OUT.has(Type)) continue;
    const kept = DeletionPolicy === 'Retain' ? ['kept when removed'] : [];
    const parts = (TOLD[Type] ?? []).flatMap((field) =>
      Properties[field] === undefined
        ? []
        : [`${field}: ${field.includes('Polic') ? policy(Properties[field], say) : say(Properties[field])}`],
    );
    const type = Type.replace(/^AWS::/, '');
    told[type] ??= {};
    told[type][unique(told[type], nameOf(resource))] =
      Type === 'AWS::Lambda::Function'
        ? ofFunction(Properties, resources, say)
        : [...parts, ...kept].join('; ');
  }
  return told;
}

const unique = (taken: Record<string, unknown>, name: string): string =>
  name in taken
    ? `${name} (${Object.keys(taken).filter((other) => other.startsWith(name)).length + 1})`
    : name;

/** What a function gets, and all that its role may do. */
function ofFunction(properties: Any, resources: readonly Resource[], say: (value: Any) => string) {
  const role = properties.Role['Fn::GetAtt'][0];
  const policies = resources.filter(
    ({ Type, Properties }) => Type === 'AWS::IAM::Policy' && Properties.Roles[0].Ref === role,
  );
  return {
    runs: `${properties.Runtime} ${properties.Timeout} s ${properties.MemorySize} MB`,
    knows: Object.keys(properties.Environment?.Variables ?? {})
      .sort()
      .join(' '),
    may: byResource(policies, say),
  };
}

/** Resource → what may be done with it; a condition or an exception stands with the actions. */
function byResource(policies: readonly Resource[], say: (value: Any) => string): Record<string, string> {
  const all: Any[] = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const may: Record<string, string> = {};
  for (const { Resource: on, NotResource, Action, Condition } of all) {
    const name = on === undefined ? `all but ${say(NotResource)}` : say(on);
    may[unique(may, name)] = `${say(Action)}${Condition ? ` if ${say(Condition)}` : ''}`;
  }
  return Object.fromEntries(Object.entries(may).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const policy = (document: Any, say: (value: Any) => string): string =>
  document.Statement ? statements(document, say).join(' | ') : say(document);

const statements = (document: Any, say: (value: Any) => string): string[] =>
  document.Statement.map(({ Effect, Principal, Action, Resource: on, NotResource, Condition }: Any) =>
    [
      Effect === 'Allow' ? '' : 'DENY',
      Principal ? `${say(Principal)}:` : '',
      say(Action),
      on === undefined ? '' : `on ${say(on)}`,
      NotResource === undefined ? '' : `on all but ${say(NotResource)}`,
      Condition ? `if ${say(Condition)}` : '',
    ]
      .filter(Boolean)
      .join(' '),
  );

/** As it stands in the file. */
export const written = (of: Synthesized): string => `${JSON.stringify(snapshot(of), null, 2)}\n`;
