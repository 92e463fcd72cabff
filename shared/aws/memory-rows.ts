import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Row, Rows } from './rows.ts';

interface Input {
  readonly Key?: { pk: string; sk: string };
  readonly Item?: Row;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
  readonly IndexName?: string;
  readonly RequestItems?: Record<string, { Keys: { pk: string; sk: string }[] }>;
  readonly ScanIndexForward?: boolean;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: { pk: string; sk: string };
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
  /** Only what `countUp` asks for. */
  const update = ({
    Key,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  }: Required<Input>) => {
    const standing = kept.get(keyOf(Key));
    const counted = Object.values(names).map((name) => [name, Number(standing?.[name] ?? 0)] as const);
    if (counted.some(([, n], i) => n >= Number(values[`:${i}`]))) throw refused();
    const more = Object.fromEntries(counted.map(([name, n]) => [name, n + 1]));
    kept.set(keyOf(Key), { ...standing, ...Key, ...more, expires: values[':e'] });
    return {};
  };
  const query = ({
    ExpressionAttributeValues: values = {},
    ExpressionAttributeNames: names = {},
    ...of
  }: Input) => {
    const attribute = names['#a'] ?? '';
    const beyond = names['#s'] ?? '';
    const isBeyond = ({ [beyond]: at }: Row) =>
      !beyond || (of.ScanIndexForward === false ? `${at}` < `${values[':b']}` : `${at}` > `${values[':b']}`);
    // An index sorts by `since`, as those of our services do; what has the same stands in some order of its keys.
    const order = (row: Partial<Row>) => (of.IndexName ? `${row.since} ${row.pk}` : `${row.sk}`);
    const found = [...kept.values()]
      .filter((row) =>
        of.IndexName
          ? row[attribute] === values[':v'] && isBeyond(row)
          : row.pk === values[':p'] && row.sk.startsWith(String(values[':s'] ?? '')),
      )
      .sort((a, b) => (order(a) < order(b) ? -1 : 1));
    if (of.ScanIndexForward === false) found.reverse();
    const start = of.ExclusiveStartKey;
    const isBehind = (row: Row) =>
      of.ScanIndexForward === false ? order(row) < order(start ?? {}) : order(row) > order(start ?? {});
    const behind = start ? found.findIndex(isBehind) : 0;
    const from = behind === -1 ? found.length : behind;
    const Items = found.slice(from, from + (of.Limit ?? found.length));
    const last = Items.at(-1);
    if (!last || from + Items.length >= found.length) return { Items };
    const { pk, sk, since, [attribute]: value } = last;
    return { Items, LastEvaluatedKey: { pk, sk, ...(of.IndexName && { since, [attribute]: value }) } };
  };
  const batchGet = ({ RequestItems = {} }: Input) => {
    const [[table, { Keys }] = ['', { Keys: [] }]] = Object.entries(RequestItems);
    return { Responses: { [table]: Keys.flatMap((key) => structuredClone(kept.get(keyOf(key))) ?? []) } };
  };
  const send = async (command: { constructor: { name: string }; input: Input }) => {
    const name = command.constructor.name.replace('Command', '');
    await before(name, command.input);
    switch (name) {
      case 'Get':
        return { Item: structuredClone(kept.get(keyOf(command.input.Key ?? { pk: '', sk: '' }))) };
      case 'Put':
        return put(command.input as Required<Input>);
      case 'Update':
        return update(command.input as Required<Input>);
      case 'Delete':
        kept.delete(keyOf(command.input.Key ?? { pk: '', sk: '' }));
        return {};
      case 'Query':
        return query(command.input);
      case 'BatchGet':
        return batchGet(command.input);
      default:
        throw new Error(`the memory table does not know ${name}`);
    }
  };
  const client = { send } as unknown as DynamoDBDocumentClient;
  return { rows: new Rows(client, 'memory'), items: () => [...kept.values()] };
}
