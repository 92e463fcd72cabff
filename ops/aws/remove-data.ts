import {
  CognitoIdentityProviderClient,
  DeleteUserPoolCommand,
  paginateListUserPools,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { KMSClient, KMSInvalidStateException, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';
import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { leftOver } from './left-over.ts';
import type { Place } from './place.ts';

export interface Removed {
  readonly tables: number;
  readonly keys: number;
  readonly buckets: number;
  readonly pools: number;
}

/**
 * Deletes what the stacks leave behind. What is gone already is passed over, so it may be run again. Tables are the last
 * to go: by them another run sees that there is something left (`npm run remove`).
 */
export async function removeData(place: Place): Promise<Removed> {
  const buckets = await removeBuckets(place);
  const pools = await removePools(place);
  return { ...(await removeTables(place)), buckets, pools };
}

async function removeTables({ region }: Place): Promise<{ tables: number; keys: number }> {
  const dynamo = new DynamoDBClient({ region });
  const kms = new KMSClient({ region });
  const names = await leftOver(region);
  const keys = new Set<string>();
  for (const TableName of names) {
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
    const key = Table?.SSEDescription?.KMSMasterKeyArn;
    if (Table?.DeletionProtectionEnabled)
      await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
    // Before its table: only the table knows which key it is, should the rest have to be done by another run.
    if (key) await removeKey(kms, key);
    if (key) keys.add(key);
    await dynamo.send(new DeleteTableCommand({ TableName }));
  }
  dynamo.destroy();
  kms.destroy();
  return { tables: names.length, keys: keys.size };
}

async function removeKey(kms: KMSClient, KeyId: string): Promise<void> {
  try {
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 30 }));
  } catch (error) {
    // An earlier run that stopped has scheduled it.
    if (!(error instanceof KMSInvalidStateException)) throw error;
  }
}

async function removeBuckets({ account, region }: Place): Promise<number> {
  const s3 = new S3Client({ region, ...(process.env.AWS_ENDPOINT_URL && { forcePathStyle: true }) });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const ours = Buckets.map(({ Name = '' }) => Name).filter(
    (name) => name.startsWith('huying-') && name.endsWith(`-${account}-${region}`),
  );
  for (const Bucket of ours) {
    await removeVersions(s3, Bucket);
    await s3.send(new DeleteBucketCommand({ Bucket }));
  }
  s3.destroy();
  return ours.length;
}

/** All objects with all their versions, a thousand at a time. */
async function removeVersions(s3: S3Client, Bucket: string): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) return;
    const { Errors: [refused] = [] } = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects } }),
    );
    if (refused) throw new Error(`${Bucket}: ${refused.Key} stays: ${refused.Code}`);
  }
}

async function removePools({ region }: Place): Promise<number> {
  const cognito = new CognitoIdentityProviderClient({ region });
  const ours: string[] = [];
  for await (const { UserPools = [] } of paginateListUserPools(
    { client: cognito, pageSize: 60 },
    { MaxResults: 60 },
  ))
    ours.push(...UserPools.filter(({ Name }) => Name === 'huying-staff').map(({ Id }) => Id ?? ''));
  for (const UserPoolId of ours) {
    await cognito.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: 'INACTIVE' }));
    await cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
  }
  cognito.destroy();
  return ours.length;
}
