import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Row, Rows } from './rows.ts';

interface Input {
  readonly Key?: { pk: string; sk: string };
  readonly Item?: Row;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
  readonly ScanIndexForward?: boolean;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: { sk: string };
}

/** Rows over a table in memory, for tests. `send` can be watched, or made to fail, per command name. */
export function memoryRows(before: (command: string, input: Input) => void | Promise<void> = () => {}) {
  const kept = new Map<string, Row>();
  const keyOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk}\n${sk}`;
  const refused = () => Object.assign(new Error('refused'), { name: 'ConditionalCheckFailedException' });

  const put = ({ Item, ConditionExpression, ExpressionAttributeValues: values }: Required<Input>) => {
    const standing = kept.get(keyOf(Item));
    const newer =
      ConditionExpression?.includes('version < :v') && Number(standing?.version) < Number(values[':v']);
    if (ConditionExpression && standing && !newer) throw refused();
    kept.set(keyOf(Item), JSON.parse(JSON.stringify(Item)));
    return {};
  };
  const query = ({ ExpressionAttributeValues: values = {}, ...of }: Input) => {
    const found = [...kept.values()]
      .filter((row) => row.pk === values[':p'] && row.sk.startsWith(String(values[':s'] ?? '')))
      .sort((a, b) => (a.sk < b.sk ? -1 : 1));
    if (of.ScanIndexForward === false) found.reverse();
    const from = of.ExclusiveStartKey ? found.findIndex(({ sk }) => sk === of.ExclusiveStartKey?.sk) + 1 : 0;
    const Items = found.slice(from, from + (of.Limit ?? found.length));
    const last = Items.at(-1);
    const more = last && from + Items.length < found.length;
    return { Items, ...(more && { LastEvaluatedKey: { pk: last.pk, sk: last.sk } }) };
  };
  const send = async (command: { constructor: { name: string }; input: Input }) => {
    const name = command.constructor.name.replace('Command', '');
    await before(name, command.input);
    switch (name) {
      case 'Get':
        return { Item: structuredClone(kept.get(keyOf(command.input.Key ?? { pk: '', sk: '' }))) };
      case 'Put':
        return put(command.input as Required<Input>);
      case 'Delete':
        kept.delete(keyOf(command.input.Key ?? { pk: '', sk: '' }));
        return {};
      case 'Query':
        return query(command.input);
      default:
        throw new Error(`the memory table does not know ${name}`);
    }
  };
  const client = { send } as unknown as DynamoDBDocumentClient;
  return { rows: new Rows(client, 'memory'), items: () => [...kept.values()] };
}
