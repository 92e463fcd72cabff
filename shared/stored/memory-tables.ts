import { type Attributes, fits, type Placeholders, updated } from './expressions.ts';

interface Key {
  readonly pk: string;
  readonly sk: string;
}
type Item = Attributes & Key;

/** What commands of the document client bring, as far as our code uses them. */
interface Input extends Placeholders {
  readonly TableName?: string;
  readonly Key?: Key;
  readonly Item?: Item;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly IndexName?: string;
  readonly ScanIndexForward?: boolean;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: Key;
  readonly RequestItems?: Readonly<Record<string, { Keys: readonly Key[] }>>;
  readonly ReturnValuesOnConditionCheckFailure?: string;
}

/** By table and index: the attribute that an index sorts by. */
export type Sorting = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;

const textOf = ({ pk, sk }: Key) => `${pk}\n${sk}`;

/** Like the marshaller with `removeUndefinedValues`: what is undefined is not stored, at any depth. */
const plain = <T>(value: T): T => {
  if (value instanceof Set) return new Set(value) as T;
  if (Array.isArray(value)) return value.map(plain) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept.map(([name, inner]) => [name, plain(inner)])) as T;
};

/** Tables in memory that take the document client's commands, so that whole functions run on them in a unit test. */
export class MemoryTables {
  readonly #tables = new Map<string, Map<string, Item>>();
  readonly #sorting: Sorting;
  /** Is told of each new image, as a stream would be. */
  readonly #written: (table: string, image: Attributes) => void;
  constructor(sorting: Sorting, written: (table: string, image: Attributes) => void) {
    this.#sorting = sorting;
    this.#written = written;
  }

  /** Every item by table, in order of the keys. */
  items(): Record<string, Item[]> {
    const sorted = (table: Map<string, Item>) =>
      [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => plain(item));
    return Object.fromEntries([...this.#tables].sort().map(([name, table]) => [name, sorted(table)]));
  }

  load(name: string, items: readonly Attributes[]): void {
    for (const item of items) this.#table(name).set(textOf(item as Item), plain(item) as Item);
  }

  /** @throws for a command or an expression that no code of ours has used yet */
  send(command: string, input: Input): object {
    switch (command) {
      case 'GetCommand':
        return { Item: this.#read(input.TableName, input.Key) };
      case 'PutCommand':
        return this.#write(input, input.Item as Key, () => input.Item as Item);
      case 'UpdateCommand': {
        const { Key, UpdateExpression = '' } = input;
        const change = (item: Attributes) => ({ ...updated(item, UpdateExpression, input), ...Key }) as Item;
        return this.#write(input, Key as Key, change);
      }
      case 'DeleteCommand':
        return this.#write(input, input.Key as Key, () => undefined);
      case 'QueryCommand':
        return this.#query(input);
      case 'BatchGetCommand':
        return { Responses: this.#many(input.RequestItems ?? {}) };
      default:
        throw new Error(`the memory tables do not know ${command}`);
    }
  }

  #table(name = ''): Map<string, Item> {
    const found = this.#tables.get(name) ?? new Map<string, Item>();
    this.#tables.set(name, found);
    return found;
  }

  #read(table: string | undefined, key: Key | undefined): Item | undefined {
    const found = key && this.#table(table).get(textOf(key));
    return found && plain(found);
  }

  #write(input: Input, key: Key, change: (item: Attributes) => Item | undefined): object {
    const table = this.#table(input.TableName);
    const standing = table.get(textOf(key));
    if (input.ConditionExpression && !fits(standing ?? {}, input.ConditionExpression, input)) {
      const told = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && standing;
      throw Object.assign(new Error('refused'), {
        name: 'ConditionalCheckFailedException',
        ...(told && { Item: plain(standing) }),
      });
    }
    const after = change(standing ?? {});
    if (!after) table.delete(textOf(key));
    else table.set(textOf(key), plain(after));
    if (after) this.#written(input.TableName ?? '', plain(after));
    return { Attributes: after && plain(after) };
  }

  #query(input: Input): object {
    const { TableName = '', IndexName, KeyConditionExpression = '', ExclusiveStartKey: start } = input;
    const sort = IndexName === undefined ? 'sk' : this.#sorting[TableName]?.[IndexName];
    const orderOf = (item: Item) => `${sort === undefined ? '' : item[sort]}\n${textOf(item)}`;
    const found = [...this.#table(TableName).values()]
      .filter((item) => fits(item, KeyConditionExpression, input))
      .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    if (input.ScanIndexForward === false) found.reverse();
    const from = start ? found.findIndex((item) => textOf(item) === textOf(start)) + 1 : 0;
    const page = found.slice(from, from + (input.Limit ?? found.length));
    const last = page.at(-1);
    return {
      Items: page.map(plain),
      ...(last && from + page.length < found.length && { LastEvaluatedKey: plain(last) }),
    };
  }

  #many(wanted: NonNullable<Input['RequestItems']>): Record<string, Item[]> {
    return Object.fromEntries(
      Object.entries(wanted).map(([name, { Keys }]) => [
        name,
        Keys.flatMap((key) => this.#read(name, key) ?? []),
      ]),
    );
  }
}
