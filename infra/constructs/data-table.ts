import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { TableSpec } from '../../shared/service/manifest.ts';

/**
 * A service's table: `pk`, `sk`, sparse KEYS_ONLY indexes, point-in-time recovery.
 * `main` has a NEW_IMAGE stream for the publisher; `vault` has none and a key of its own, since it holds personal data.
 */
export class DataTable extends Construct {
  readonly table: Table;
  readonly key: Key | undefined;

  constructor(scope: Construct, id: string, props: { name: string; spec: TableSpec; local: boolean }) {
    super(scope, id);
    const removalPolicy = props.local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
    const vault = props.spec.kind === 'vault';
    this.key = vault
      ? new Key(this, 'Key', {
          enableKeyRotation: true,
          removalPolicy,
          description: `${props.name}: personal data`,
        })
      : undefined;
    this.table = new Table(this, 'Table', {
      tableName: props.name,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expires',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy,
      deletionProtection: !props.local,
      ...(this.key && { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: this.key }),
      ...(!vault && { stream: StreamViewType.NEW_IMAGE }),
    });
    for (const [indexName, index] of Object.entries(props.spec.indexes ?? {})) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: index.partition, type: AttributeType.STRING },
        sortKey: { name: index.sort ?? 'pk', type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }
  }
}
