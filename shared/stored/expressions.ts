/** An item of a table in memory. */
export type Attributes = Record<string, unknown>;

/** Names and values that an expression refers to, as a command brings them. */
export interface Placeholders {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>> | undefined;
}

const TOKEN = /\s*([#:]?\w+|<=|>=|<>|[=<>(),])/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.trimEnd().length; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found?.[1]) throw new Error(`the memory table cannot read “${text.slice(at)}”`);
    tokens.push(found[1]);
    at = TOKEN.lastIndex;
  }
  return tokens;
}

const COMPARE: Readonly<Record<string, (a: never, b: never) => boolean>> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

/** Reads one expression from left to right. */
class Reader {
  readonly #tokens: string[];
  readonly #of: Placeholders;
  constructor(text: string, of: Placeholders) {
    this.#tokens = tokensOf(text);
    this.#of = of;
  }
  get next(): string | undefined {
    return this.#tokens[0];
  }
  take(wanted?: string): string {
    const token = this.#tokens.shift();
    if (token === undefined || (wanted !== undefined && token !== wanted))
      throw new Error(`the memory table expects ${wanted ?? 'more'} instead of ${token ?? 'the end'}`);
    return token;
  }
  skip(token: string): boolean {
    if (this.next !== token) return false;
    this.take();
    return true;
  }
  name(): string {
    const token = this.take();
    return token.startsWith('#') ? (this.#of.ExpressionAttributeNames?.[token] ?? token) : token;
  }
  operand(item: Attributes): unknown {
    if (this.next?.startsWith(':')) return this.#of.ExpressionAttributeValues?.[this.take()];
    return item[this.name()];
  }
}

/** Whether an item fits a condition; an item that is missing has no attributes. */
export function fits(item: Attributes, condition: string, of: Placeholders): boolean {
  const reader = new Reader(condition, of);
  const answer = either(reader, item);
  if (reader.next !== undefined) throw new Error(`the memory table cannot read “${condition}”`);
  return answer;
}

function either(reader: Reader, item: Attributes): boolean {
  let answer = both(reader, item);
  while (reader.skip('OR')) answer = both(reader, item) || answer;
  return answer;
}

function both(reader: Reader, item: Attributes): boolean {
  let answer = one(reader, item);
  while (reader.skip('AND')) answer = one(reader, item) && answer;
  return answer;
}

function one(reader: Reader, item: Attributes): boolean {
  if (reader.skip('(')) {
    const answer = either(reader, item);
    reader.take(')');
    return answer;
  }
  if (reader.skip('begins_with')) {
    const [text, start] = argumentsOf(reader, item);
    return typeof text === 'string' && text.startsWith(String(start));
  }
  for (const [asked, wanted] of [
    ['attribute_exists', true],
    ['attribute_not_exists', false],
  ] as const)
    if (reader.skip(asked)) return (argumentsOf(reader, item)[0] !== undefined) === wanted;
  const left = reader.operand(item);
  const sign = reader.take();
  const right = reader.operand(item);
  if (sign !== 'BETWEEN')
    return left !== undefined && (COMPARE[sign]?.(left as never, right as never) ?? false);
  reader.take('AND');
  const last = reader.operand(item);
  return (left as never) >= (right as never) && (left as never) <= (last as never);
}

function argumentsOf(reader: Reader, item: Attributes): unknown[] {
  reader.take('(');
  const found = [reader.operand(item)];
  while (reader.skip(',')) found.push(reader.operand(item));
  reader.take(')');
  return found;
}

/** The item after an update of `SET` and `ADD` clauses. */
export function updated(item: Attributes, update: string, of: Placeholders): Attributes {
  const reader = new Reader(update, of);
  const after = { ...item };
  while (reader.next !== undefined) {
    const clause = reader.take();
    do {
      const name = reader.name();
      if (clause === 'SET') reader.take('=');
      const value = reader.operand(item);
      after[name] = clause === 'SET' ? value : added(item[name], value);
    } while (reader.skip(','));
  }
  return after;
}

const added = (before: unknown, more: unknown): unknown =>
  more instanceof Set
    ? new Set([...((before as Set<unknown>) ?? []), ...more])
    : Number(before ?? 0) + Number(more);
