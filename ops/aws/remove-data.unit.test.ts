import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient, KMSInvalidStateException } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, expect, test, vi } from 'vitest';
import { removeData } from './remove-data.ts';

afterEach(() => vi.restoreAllMocks());

interface Asked {
  readonly constructor: { readonly name: string };
  readonly input: { readonly TableName?: string; readonly KeyId?: string };
}
const answers = (client: { prototype: object }, answer: (asked: Asked) => unknown) =>
  vi
    .spyOn(client.prototype as DynamoDBClient, 'send')
    .mockImplementation((async (asked: Asked) => answer(asked)) as never);

/** Vaults with a key each; `fails` is asked before each thing that is done. */
function account(fails: (what: string) => boolean) {
  const tables = new Map([
    ['huying-a-vault', 'key-a'],
    ['huying-b-vault', 'key-b'],
    ['huying-c', ''],
  ]);
  const ending = new Set<string>();
  const done = (what: string) => {
    if (fails(what)) throw new Error(`failed: ${what}`);
  };
  answers(DynamoDBClient, (asked) => {
    const { TableName = '' } = asked.input;
    if (asked.constructor.name === 'ListTablesCommand') return { TableNames: [...tables.keys()] };
    if (asked.constructor.name === 'DescribeTableCommand')
      return {
        Table: {
          DeletionProtectionEnabled: true,
          SSEDescription: { KMSMasterKeyArn: tables.get(TableName) },
        },
      };
    if (asked.constructor.name === 'DeleteTableCommand') {
      done(`delete ${TableName}`);
      tables.delete(TableName);
    }
    return {};
  });
  answers(KMSClient, ({ input: { KeyId = '' } }) => {
    if (ending.has(KeyId)) throw new KMSInvalidStateException({ message: 'pending', $metadata: {} });
    done(`end ${KeyId}`);
    ending.add(KeyId);
    return {};
  });
  answers(S3Client, () => {
    done('list buckets');
    return { Buckets: [] };
  });
  answers(CognitoIdentityProviderClient, () => ({ UserPools: [] }));
  return { tables, ending };
}
const place = { account: '111122223333', region: 'eu-central-1' };

test('keys of vaults end with their tables', async () => {
  const { tables, ending } = account(() => false);
  expect(await removeData(place)).toEqual({ tables: 3, keys: 2, buckets: 0, pools: 0 });
  expect([...ending]).toEqual(['key-a', 'key-b']);
  expect(tables.size).toBe(0);
});

test.each(['delete huying-a-vault', 'delete huying-b-vault', 'delete huying-c', 'end key-a', 'end key-b'])(
  'after a run that failed at "%s" another one leaves neither table nor key',
  async (what) => {
    let times = 0;
    const { tables, ending } = account((now) => now === what && times++ === 0);
    await expect(removeData(place)).rejects.toThrow(what);
    await removeData(place);
    expect([...ending].sort()).toEqual(['key-a', 'key-b']);
    expect(tables.size).toBe(0);
  },
);

test('while something else is left there is a table by which the next run sees it', async () => {
  const { tables } = account((what) => what === 'list buckets');
  await expect(removeData(place)).rejects.toThrow('list buckets');
  expect(tables.size).toBe(3);
});
