import { RemovalPolicy } from 'aws-cdk-lib';
import type { CfnStage, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';

/** One line a request: which route, never which path, since paths carry the numbers of tickets. */
const LINE = JSON.stringify({
  at: '$context.requestTimeEpoch',
  id: '$context.requestId',
  address: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  error: '$context.integrationErrorMessage',
});

/** So many requests a second are let in, twice as many in a burst; what comes in and what became of it is logged. */
export function atTheDoor(api: HttpApi, requestsPerSecond: number, logged: boolean): void {
  const stage = api.defaultStage?.node.defaultChild as CfnStage;
  stage.defaultRouteSettings = {
    throttlingRateLimit: requestsPerSecond,
    throttlingBurstLimit: 2 * requestsPerSecond,
  };
  if (!logged) return;
  // The Cybersecurity Law (art. 21) wants network logs kept for six months at least, which can be 184 days. CloudWatch
  // offers 180, then 365.
  const group = new LogGroup(api, 'Logs', {
    logGroupName: '/huying/api-access',
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  stage.accessLogSettings = { destinationArn: group.logGroupArn, format: LINE };
}
