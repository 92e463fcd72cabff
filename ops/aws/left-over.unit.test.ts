import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { names } from '../../infra/model/names.ts';
import { services } from '../../infra/model/services.ts';
import { inTheWay } from './left-over.ts';

afterEach(() => vi.restoreAllMocks());

const tablesOf = (service: string): string[] =>
  services
    .filter(({ name }) => name === service)
    .flatMap(({ tables }) => Object.keys(tables ?? {}).map((key) => names.table(service, key)));

/** An account with these tables and stacks (name → status). */
function account(tables: readonly string[], stacks: Readonly<Record<string, string>>) {
  vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation((async () => ({
    TableNames: ['somebody-elses', ...tables],
  })) as never);
  vi.spyOn(CloudFormationClient.prototype, 'send').mockImplementation((async ({
    input: { StackName },
  }: {
    input: { StackName: string };
  }) => {
    const StackStatus = stacks[StackName];
    if (!StackStatus) throw new Error(`Stack with id ${StackName} does not exist`);
    return { Stacks: [{ StackStatus }] };
  }) as never);
}
const found = () => inTheWay('eu-central-1');

test('what a deployment has made that stopped before its last stack is no earlier deployment’s', async () => {
  account([...tablesOf('intake'), ...tablesOf('casework')], {
    'huying-bus': 'CREATE_COMPLETE',
    'huying-intake': 'CREATE_COMPLETE',
    'huying-casework': 'CREATE_IN_PROGRESS',
  });
  expect(await found()).toEqual([]);
});

test('what a removal has left is in the way, and so is what no stack owns beside stacks that stand', async () => {
  account(tablesOf('intake'), {});
  expect(await found()).toEqual(tablesOf('intake'));
  account([...tablesOf('intake'), ...tablesOf('casework')], {
    'huying-casework': 'UPDATE_ROLLBACK_COMPLETE',
  });
  expect(await found()).toEqual(tablesOf('intake'));
});

test.each(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'REVIEW_IN_PROGRESS', 'DELETE_FAILED'])(
  'a stack that is %s owns no table that it could go on with',
  async (status) => {
    account(tablesOf('intake'), { 'huying-intake': status });
    expect(await found()).toEqual(tablesOf('intake'));
  },
);

test('a place without tables is empty, and no stack is asked for', async () => {
  account([], {});
  expect(await found()).toEqual([]);
  expect(CloudFormationClient.prototype.send).not.toHaveBeenCalled();
});
