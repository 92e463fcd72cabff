import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Function as CloudFrontFunction,
  Distribution,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { policies } from '../../shared/http/headers.ts';
import type { Service } from '../../shared/service/manifest.ts';
import { apiAlarms } from '../alarms/api-alarms.ts';
import { atTheDoor } from '../constructs/api-stage.ts';
import { frontHeaders } from '../constructs/front-headers.ts';
import { dashboard } from '../dashboard/dashboard.ts';
import { names } from '../model/names.ts';
import type { Settings } from '../model/settings.ts';
import { originSecret } from './origin-secret.ts';

/** Says who calls; what a viewer claimed under this name is overwritten. */
const INTRODUCE = `function handler(event) {
  event.request.headers['x-huying-viewer'] = { value: event.viewer.ip };
  return event.request;
}`;
const TO_ROOT = `function handler(event) {
  event.request.uri = '/';
  return event.request;
}`;

/** One origin: `/api/<service>/*`, `/auth/*`, static files, and everything else the residents' pages. */
export class EdgeStack extends Stack {
  readonly #api: HttpApi;

  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { services: readonly Service[]; settings: Settings },
  ) {
    super(scope, id, props);
    this.#api = new HttpApi(this, 'Api', { apiName: 'huying' });
    for (const s of props.services.filter((x) => x.routes))
      this.#route(`/api/${s.name}/{proxy+}`, s.name, 'api');
    this.#route('/auth/{proxy+}', 'site', 'auth');
    for (const path of ['/staff', '/staff/{proxy+}']) this.#route(path, 'site', 'shell');
    for (const path of ['/', '/{proxy+}']) this.#route(path, 'site', 'pages');

    const { local, origin, requestsPerSecond, metricMath } = props.settings;
    atTheDoor(this.#api, requestsPerSecond, !local);
    apiAlarms(this, this.#api.apiId, metricMath);
    dashboard(this, props.services, this.#api.apiId);
    const bucket = new Bucket(this, 'Site', {
      bucketName: names.siteBucket(this.account, this.region),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      ...(!local && {
        serverAccessLogsBucket: this.#logs(),
        serverAccessLogsPrefix: 's3/site/',
      }),
      removalPolicy: local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    const front = local ? undefined : this.#front(bucket, props.settings);
    new CfnOutput(this, 'ApiId', { value: this.#api.apiId });
    new CfnOutput(this, 'ApiUrl', { value: this.#api.apiEndpoint });
    new CfnOutput(this, 'SiteBucket', { value: bucket.bucketName });
    new CfnOutput(this, 'Origin', { value: origin });
    if (front) new CfnOutput(this, 'FrontName', { value: front.distributionDomainName });
  }

  #logs = (): IBucket =>
    (this.node.tryFindChild('AccessLogs') as IBucket | undefined) ??
    Bucket.fromBucketAttributes(this, 'AccessLogs', {
      bucketName: names.logsBucket(this.account, this.region),
    });

  #route(path: string, service: string, fn: string): void {
    const id = `${service}-${fn}`;
    const existing = this.node.tryFindChild(id) as LambdaFunction | undefined;
    const lambda =
      existing ??
      LambdaFunction.fromFunctionAttributes(this, id, {
        functionArn: this.formatArn({
          service: 'lambda',
          resource: `function:${names.function(service, fn)}`,
        }),
        sameEnvironment: true,
      });
    this.#api.addRoutes({
      path,
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration(`I-${id}`, lambda),
    });
  }

  /** CloudFront puts API, pages and static files under one name; locally the front door does the same. */
  #front(bucket: Bucket, settings: Settings): Distribution {
    const api = new HttpOrigin(`${this.#api.apiId}.execute-api.${this.region}.${this.urlSuffix}`, {
      readTimeout: Duration.seconds(29),
      customHeaders: { 'x-huying-front': originSecret(settings) },
    });
    const introduce = this.#function('Introduce', INTRODUCE);
    const photos = this.#photos();
    const files = {
      origin: S3BucketOrigin.withOriginAccessControl(bucket as IBucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: frontHeaders(this, 'FileHeaders', policies.data),
    };
    return new Distribution(this, 'Front', {
      comment: 'Huying: the one origin',
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(settings.webAcl && { webAclId: settings.webAcl }),
      ...(settings.certificate && {
        domainNames: [new URL(settings.origin).hostname],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', settings.certificate),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultBehavior: {
        origin: api,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: introduce }],
      },
      additionalBehaviors: { '/assets/*': files, '/staff/assets/*': files, ...photos },
    });
  }

  /**
   * Photos under the one origin: a presigned form is posted to `/uploads`, which S3 wants at the bucket's root, and a
   * presigned link reads below `/photos/`. The bucket sees its own name as host, for which both are signed.
   */
  #photos(): Record<string, BehaviorOptions> {
    const name = names.bucket('photos', this.account, this.region);
    const shared = {
      origin: new HttpOrigin(`${name}.s3.${this.region}.${this.urlSuffix}`),
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      responseHeadersPolicy: frontHeaders(this, 'PhotoHeaders', policies.upload),
    };
    const toRoot = this.#function('ToRoot', TO_ROOT);
    return {
      '/uploads': {
        ...shared,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: toRoot }],
      },
      '/photos/*': shared,
    };
  }

  #function(id: string, code: string): CloudFrontFunction {
    const runtime = FunctionRuntime.JS_2_0;
    return new CloudFrontFunction(this, id, { code: FunctionCode.fromInline(code), runtime });
  }
}
