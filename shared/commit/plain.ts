/** What JSON keeps of a value: no `undefined`, no class, no `-0`. Stored and published data are plain from the start. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/**
 * The same value with the keys of every object in one order. DynamoDB does not keep the order of a map's keys,
 * so bytes that must come out equal again may not depend on it.
 */
export function canonical<T>(value: T): T {
  if (Array.isArray(value)) return value.map(canonical) as T;
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, canonical(inner)])) as T;
}
