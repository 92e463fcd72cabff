type Ring = readonly (readonly number[])[];
/** GeoJSON, as community checked it when it was imported. */
export type Shape =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** A shape as an SVG path on the drawing, with the position of its label. */
export interface Drawn {
  readonly id: string;
  readonly path: string;
  readonly at: readonly [number, number];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Drawn[];
}

const ringsOf = (shape: Shape): readonly Ring[] =>
  shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();

/**
 * Degrees onto a plane, as large as fits into `most` wide and high: a community is small, so scaling longitudes by the
 * cosine of the latitude is exact enough.
 */
export function draw(
  areas: readonly { readonly id: string; readonly shape: Shape }[],
  most: number,
): Drawing {
  const points = areas.flatMap(({ shape }) => ringsOf(shape).flat());
  if (points.length === 0) return { width: 0, height: 0, shapes: [] };
  const [xs, ys] = [points.map((p) => p[0] ?? 0), points.map((p) => p[1] ?? 0)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = most / Math.max((east - west) * shrink, north - south, 1e-9);
  const project = ([x = 0, y = 0]: readonly number[]): [number, number] => [
    round((x - west) * shrink * scale),
    round((north - y) * scale),
  ];
  return {
    width: round((east - west) * shrink * scale),
    height: round((north - south) * scale),
    shapes: areas.map(({ id, shape }) => ({
      id,
      path: ringsOf(shape)
        .map((ring) => `M${ring.map((p) => project(p).join(' ')).join('L')}Z`)
        .join(''),
      at: project(middleOf(ringsOf(shape)[0] ?? [])),
    })),
  };
}

const round = (n: number) => Math.round(n * 10) / 10;

/** The centre of gravity of a ring; of one without an area, its first point. */
function middleOf(ring: Ring): [number, number] {
  let [area, cx, cy] = [0, 0, 0];
  const [ox = 0, oy = 0] = ring[0] ?? [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[i + 1] ?? [];
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    area += cross;
    cx += (ax + bx - 2 * ox) * cross;
    cy += (ay + by - 2 * oy) * cross;
  }
  if (Math.abs(area) < 1e-14) return [ox, oy];
  return [ox + cx / (3 * area), oy + cy / (3 * area)];
}

/** The upper bounds of five equal steps from 0 to `most`; fewer when `most` is below five. */
export function stepsTo(most: number): number[] {
  const steps = Math.min(5, Math.max(1, most));
  return Array.from({ length: steps }, (_, i) => Math.ceil((most * (i + 1)) / steps));
}

/** The index of the step that a number falls into. */
export const stepOf = (n: number, steps: readonly number[]): number =>
  Math.max(
    0,
    steps.findIndex((end) => n <= end),
  );
