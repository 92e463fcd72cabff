import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';

export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Written by `cdk bootstrap`; its ARN tells the account, so no further question is needed. */
const VERSION = '/cdk-bootstrap/hnb659fds/version';

/**
 * Where the caller's credentials lead, if everything is ready there for a deployment.
 * @throws ProgramError when there are no credentials, they are not accepted, or CDK was never prepared there
 */
export async function placeOf(region: string): Promise<Place> {
  const ssm = new SSMClient({ region });
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: VERSION }));
    const account = Parameter?.ARN?.split(':')[4];
    if (!account) throw new ProgramError(`CDK's parameter ${VERSION} in ${region} has no owner.`);
    return { account, region };
  } catch (error) {
    throw programErrorOf(error as Error, region);
  } finally {
    ssm.destroy();
  }
}

/** The sentence for what AWS or the SDK said. */
export function programErrorOf(error: Error, region: string): Error {
  if (error instanceof ProgramError) return error;
  if (error.name === 'ParameterNotFound')
    return new ProgramError(
      `CDK has not been prepared in ${region}: run npx cdk bootstrap there once (docs/aws.md).`,
    );
  if (/CredentialsProviderError|TokenProviderError/.test(error.name))
    return new ProgramError(
      'There are no AWS credentials: set AWS_PROFILE or keys, or sign in (aws sso login).',
    );
  if (
    /ExpiredToken|UnrecognizedClient|InvalidClientTokenId|SignatureDoesNotMatch|InvalidSignature/.test(
      error.name,
    )
  )
    return new ProgramError(`AWS does not accept the credentials (${error.name}): sign in again.`);
  if (/AccessDenied/.test(error.name))
    return new ProgramError(`These credentials may not deploy: ${error.message}`);
  return new ProgramError(`AWS does not answer in ${region} (${error.name}: ${error.message}).`);
}

/** The outputs of one of our stacks; undefined when it is not there. */
export async function outputsOf(
  region: string,
  StackName: string,
): Promise<Record<string, string> | undefined> {
  const stack = await stackOf(region, StackName);
  return (
    stack &&
    Object.fromEntries(
      (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']),
    )
  );
}

/** Whether a stack is there that owns what it made, so that deploying again goes on with it instead of making it anew. */
export async function stackStands(region: string, StackName: string): Promise<boolean> {
  const stack = await stackOf(region, StackName);
  // What was never made, or is being taken back or removed, is made anew.
  return stack !== undefined && !/^(REVIEW|ROLLBACK|CREATE_FAILED|DELETE)/.test(stack.StackStatus ?? '');
}

async function stackOf(region: string, StackName: string): Promise<Stack | undefined> {
  const cloudFormation = new CloudFormationClient({ region });
  try {
    return (await cloudFormation.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
  } catch (error) {
    if (/does not exist/.test((error as Error).message)) return undefined;
    throw programErrorOf(error as Error, region);
  } finally {
    cloudFormation.destroy();
  }
}
