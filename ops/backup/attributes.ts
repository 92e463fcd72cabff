import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { canonical } from '#shared/commit/plain.ts';

/** An item as DynamoDB has it, every value under its type. */
export type Row = Record<string, AttributeValue>;

/**
 * One line of a table's file: `{"Item":{…}}`, the form in which DynamoDB exports to S3. Keys and members of sets stand in
 * one order, so that equal items are equal lines; bytes are base64.
 */
export const toLine = (row: Row): string => JSON.stringify({ Item: canonical(mapped(row, asText)) });

/** @throws when the line is none of ours */
export function fromLine(line: string): Row {
  const { Item } = JSON.parse(line) as { Item?: Row };
  if (!Item) throw new Error('a line without an item');
  return mapped(Item, asBytes);
}

const mapped = (row: Row, bytes: Bytes): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, converted(value, bytes)]));

type Bytes = (value: unknown) => unknown;
const asText: Bytes = (value) => Buffer.from(value as Uint8Array).toString('base64');
const asBytes: Bytes = (value) => new Uint8Array(Buffer.from(value as string, 'base64'));

function converted(value: AttributeValue, bytes: Bytes): AttributeValue {
  if (value.M) return { M: mapped(value.M, bytes) };
  if (value.L) return { L: value.L.map((inner) => converted(inner, bytes)) };
  if (value.SS) return { SS: value.SS.toSorted() };
  if (value.NS) return { NS: value.NS.toSorted() };
  if (value.BS) return { BS: value.BS.map(bytes).toSorted() } as AttributeValue;
  if (value.B !== undefined) return { B: bytes(value.B) } as AttributeValue;
  return value;
}
