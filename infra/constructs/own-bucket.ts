import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { BucketSpec } from '../../shared/service/manifest.ts';

/** For so many days what was deleted or overwritten can be brought back; then it is gone for good. */
const REGRET = Duration.days(30);

/** A service's bucket: private, encrypted, with earlier versions for a month, and what its spec says of forgetting. */
export class OwnBucket extends Construct {
  readonly bucket: Bucket;

  constructor(
    scope: Construct,
    id: string,
    props: { name: string; spec: BucketSpec; local: boolean; logs?: IBucket },
  ) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: props.name,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: props.local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      ...(props.logs && { serverAccessLogsBucket: props.logs, serverAccessLogsPrefix: `s3/${props.name}/` }),
      versioned: !props.local,
      lifecycleRules: [
        ...Object.entries(props.spec.forgets ?? {}).map(([prefix, days]) => ({
          prefix,
          expiration: Duration.days(days),
          // What is to be forgotten is not kept by the back door.
          ...(!props.local && { noncurrentVersionExpiration: Duration.days(1) }),
        })),
        ...(props.local ? [] : [{ noncurrentVersionExpiration: REGRET }]),
      ],
    });
  }
}
