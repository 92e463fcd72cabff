/** A write costs one unit for each 1,024 bytes begun. */
export const WRITE_UNIT = 1024;

/** What a head may weigh before the store stamps it with `wrote` (epoch milliseconds), so that it stays within one unit. */
export const HEAD_ROOM = WRITE_UNIT - 'wrote'.length - 8;

const bytes = (text: string): number => Buffer.byteLength(text);

/** Two significant digits a byte, one byte more, and one for the sign. */
function numberSize(value: number): number {
  const [mantissa = ''] = Math.abs(value).toString().split('e');
  const digits = mantissa.replace('.', '').replace(/^0+|0+$/g, '').length;
  return 1 + Math.ceil(digits / 2) + (value < 0 ? 1 : 0);
}

function valueSize(value: unknown): number {
  if (typeof value === 'string') return bytes(value);
  if (typeof value === 'number') return numberSize(value);
  if (value === null || typeof value === 'boolean') return 1;
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return value.reduce((sum, inner) => sum + 1 + valueSize(inner), 3);
  return 3 + fieldSizes(value as object, 1);
}

const fieldSizes = (fields: object, perField: number): number =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .reduce((sum, [name, value]) => sum + perField + bytes(name) + valueSize(value), 0);

/**
 * Bytes of an item by DynamoDB's rule: names and values in UTF-8; lists and maps take 3 and 1 for each member.
 * Source: DynamoDB Developer Guide, "Item sizes and formats"; checked against consumed capacity in commit.int.test.ts.
 */
export const itemSize = (item: object): number => fieldSizes(item, 0);
