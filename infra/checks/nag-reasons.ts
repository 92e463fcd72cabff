/** Why a cdk-nag finding is accepted. A test fails on a reason that matches no finding. */
export interface Reason {
  readonly rule: RegExp;
  /** Path of the resource in the tree of constructs. */
  readonly where: RegExp;
  readonly because: string;
  /** Context that removes the finding. */
  readonly unless?: 'certificate' | 'webAcl' | 'threatProtection';
}

/** The exceptions from the AWS Solutions rules, all of them. */
export const reasons: readonly Reason[] = [
  {
    rule: /^AwsSolutions-APIG4$/,
    where: /^huying-edge\/Api\//,
    because:
      'Authorisation is in our code, default deny: every route names who may call it (shared/api/api.ts), and the rights table tests role × route × area. Residents’ pages and their tokens are no identities that an authorizer of the gateway could know.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    where: /\/(Publisher\/Publish|Fn-due)\//,
    because:
      'The action dynamodb:ListStreams takes no table; it tells names of streams and nothing of what they carry.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:s3:::huying-(photos|recordings)-[^\]]*\/\*\]$/,
    where: /^huying-intake\/Fn-[\w-]+\//,
    because: 'The objects below one prefix of one bucket; their names are made when they are written.',
  },
  {
    rule: /^AwsSolutions-SQS3$/,
    where: /\/(Unpublished|Unwatched)\/Queue\//,
    because:
      'It is where a stream’s failed records rest, like dead letters: fourteen days, with an alarm at the first one.',
  },
  {
    rule: /^AwsSolutions-S1$/,
    where: /^huying-bus\/AccessLogs\//,
    because: 'It is where the other buckets’ access logs go; logging itself it would never come to an end.',
  },
  {
    rule: /^AwsSolutions-SMG4$/,
    where: /^huying-bus\/Front\//,
    because:
      'Functions and CloudFront get the secret at deployment, so a timer must not rotate it; `npm run deploy -- --new-origin-secret` does, and accepts both values in between.',
  },
  {
    rule: /^AwsSolutions-COG8$/,
    where: /^huying-bus\/Staff\//,
    because:
      'The plus plan costs a price per person and month. Staff are created by an administrator, have long passwords and a second factor; `-c threatProtection=true` buys the plan.',
    unless: 'threatProtection',
  },
  {
    rule: /^AwsSolutions-CFR1$/,
    where: /^huying-edge\/Front\//,
    because: 'Residents travel; who may do what is decided by number and code or by sign-in, not by country.',
  },
  {
    rule: /^AwsSolutions-CFR2$/,
    where: /^huying-edge\/Front\//,
    because:
      'Guesses and floods are limited by the services (services/intake/limits/domain/limits.ts) and the gateway’s throttle; a web ACL has a monthly price and is one parameter: `-c webAcl=…`. It guards the front only: the gateway’s own address stays open, and who comes there is counted by that address.',
    unless: 'webAcl',
  },
  {
    rule: /^AwsSolutions-CFR3$/,
    where: /^huying-edge\/Front\//,
    because:
      'Standard logs put a person’s address beside paths that hold the ids of reports and drafts. The gateway logs each request by its route (infra/constructs/api-stage.ts); docs/aws.md says how to log viewers’ addresses without paths where the law asks for them.',
  },
  {
    rule: /^AwsSolutions-CFR4$/,
    where: /^huying-edge\/Front\//,
    because:
      'CloudFront’s own certificate knows no minimum. With a certificate of one’s own (`-c certificate=…`) it is TLS 1.2 (2021).',
    unless: 'certificate',
  },
];
