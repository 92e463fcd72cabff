import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { Rows } from '#shared/aws/rows.ts';
import { memoryRows as inMemory } from '../../../shared/aws/memory-rows.ts';
import { client, create } from './real-table.ts';

type Command = { constructor: { name: string }; input: Record<string, unknown> };
type Answer = Record<string, unknown>;

/**
 * Stands in for `shared/aws/memory-rows.ts`: the tests of stores run against the table in memory and, command by command,
 * against a table at AWS_ENDPOINT_URL; the test goes on with what the real one says, and fails where they differ.
 */
export function memoryRows(before?: Parameters<typeof inMemory>[0]) {
  const memory = inMemory(before);
  const name = `oracle-${process.pid}-${++made}`;
  let table: Promise<unknown> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const compared = async (command: Command): Promise<Answer> => {
    table ??= create(name);
    await table;
    const expected = await outcome(memory.rows.client.send(command as never) as Promise<Answer>);
    if (expected.error && expected.error.name !== REFUSED) throw expected.error;
    const found = await outcome(client().send(addressed(command, name) as never) as Promise<Answer>);
    if (found.error && found.error.name !== REFUSED) throw found.error;
    const answer = renamed(found.answer, name);
    expect(shown(command, answer, found.error)).toEqual(shown(command, expected.answer, expected.error));
    if (found.error) throw found.error;
    return answer ?? {};
  };
  // One after the other, as they came: which of two that run together is first would be chance.
  const send = (command: Command) => {
    turn = turn.then(
      () => compared(command),
      () => compared(command),
    );
    return turn;
  };
  return { rows: new Rows({ send } as unknown as DynamoDBDocumentClient, 'memory'), items: memory.items };
}

const REFUSED = 'ConditionalCheckFailedException';
let made = 0;

const outcome = (work: Promise<Answer>): Promise<{ answer?: Answer; error?: Error }> =>
  work.then(
    (answer) => ({ answer }),
    (error: Error) => ({ error }),
  );

/** The same command to the real table. */
function addressed(command: Command, name: string): object {
  const of = command.constructor as unknown as new (input: unknown) => object;
  const { input } = command;
  const { TableName, RequestItems } = input;
  return new of({
    ...input,
    ...(TableName !== undefined && { TableName: name }),
    ...(RequestItems !== undefined && { RequestItems: { [name]: Object.values(RequestItems as object)[0] } }),
  });
}

const renamed = (answer: Answer | undefined, name: string): Answer | undefined => {
  const { Responses } = (answer ?? {}) as { Responses?: Record<string, unknown> };
  return Responses ? { ...answer, Responses: { memory: Responses[name] } } : answer;
};

type Item = Readonly<Record<string, unknown>>;

/** What must be the same: items, in order where there is one; of an index the keys (which may tie). Refusals by their name. */
function shown(command: Command, answer: Answer | undefined, error: Error | undefined): unknown {
  if (error) return error.name;
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));
  const keyOf = ({ pk, sk }: Item) => `${pk} ${sk}`;
  switch (command.constructor.name.replace('Command', '')) {
    case 'Get':
      return plain(answer?.Item);
    case 'Query': {
      const items = answer?.Items as Item[];
      return command.input.IndexName ? items.map(keyOf).sort() : plain(items);
    }
    case 'BatchGet': {
      const { memory = [] } = (answer?.Responses ?? {}) as { memory?: Item[] };
      return plain(memory.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)));
    }
    default:
      return 'done';
  }
}
