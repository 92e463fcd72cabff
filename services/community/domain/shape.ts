type Position = readonly [longitude: number, latitude: number];
type Ring = readonly Position[];

/** A GeoJSON geometry (RFC 7946) that covers ground; WGS 84 degrees. */
export type Shape =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** Largest shape in bytes of its JSON: nine versions of a row and its places have to fit one item. */
export const MAX_SHAPE = 6_000;

export type ShapeFlaw = 'not-a-shape' | 'shape-not-closed' | 'shape-too-large';

/** Reads a geometry from JSON text; what else stands in it is left out. */
export function shapeOf(text: string): Shape | ShapeFlaw {
  if (Buffer.byteLength(text) > MAX_SHAPE) return 'shape-too-large';
  let found: { type?: unknown; coordinates?: unknown };
  try {
    found = JSON.parse(text);
  } catch {
    return 'not-a-shape';
  }
  const { type, coordinates } = found ?? {};
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!isListOf(polygons, isPolygon)) return 'not-a-shape';
  if (!polygons.every((rings) => rings.every(isClosed))) return 'shape-not-closed';
  return { type, coordinates } as Shape;
}

const isListOf = <T>(value: unknown, is: (one: unknown) => one is T): value is T[] =>
  Array.isArray(value) && value.length > 0 && value.every(is);

const isPolygon = (value: unknown): value is Ring[] => isListOf(value, isRing);
const isRing = (value: unknown): value is Ring => isListOf(value, isPosition);
const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((part) => typeof part === 'number') &&
  Math.abs(Number(value[0])) <= 180 &&
  Math.abs(Number(value[1])) <= 90;

/** A ring has at least three corners and ends where it begins. */
function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}
