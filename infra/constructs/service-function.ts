import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundleOf } from '../bundle/bundle.ts';
import { grant } from './permissions.ts';

export interface ServiceFunctionProps {
  readonly name: string;
  readonly service: string;
  readonly purpose: string;
  /** Function whose bundle it runs; its own unless two functions share one file. */
  readonly bundle?: string;
  readonly handler?: string;
  readonly timeoutSeconds: number;
  readonly memoryMB: number;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * One bundled function: Node 24 on arm64, its own log group (30 days) and its own role, which may write into that log
 * group and nothing else until somebody grants it more.
 */
export class ServiceFunction extends Construct {
  readonly fn: LambdaFunction;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/huying/${props.name}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${props.name} may do`,
    });
    this.fn = new LambdaFunction(this, 'Fn', {
      functionName: props.name,
      description: props.purpose,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: props.handler ?? 'index.handler',
      code: Code.fromAsset(this.node.tryGetContext('bundle') ?? bundleOf(props.bundle ?? props.name)),
      timeout: Duration.seconds(props.timeoutSeconds),
      memorySize: props.memoryMB,
      environment: { HUYING_SERVICE: props.service, ...props.environment },
      role,
      logGroup,
    });
    grant(this.fn, ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
  }
}
