/** Which side of a road: odd numbers, even numbers, or both. */
export type Side = 'odd' | 'even' | 'both';

/**
 * An estate 小区 and how its buildings are spread: one number per half block, in building order. An estate may begin in
 * the half block where the one before it ended.
 */
export interface Estate {
  readonly name: string;
  readonly halves: readonly number[];
  /** What people who have lived there for long call it. */
  readonly aka?: string;
  /** Number of its first building here, 1 unless a neighbour has the lower ones. */
  readonly first?: number;
}

/** House numbers of a road from the first to the last block of `blocks`, cut evenly between them. */
export interface Road {
  readonly name: string;
  readonly side: Side;
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly number[];
}

/** A landmark that everybody knows; block 0 is the neighbourhood as a whole. */
export type Landmark = readonly [block: number, name: string];

export interface Neighbourhood {
  /** `01` … `20`; the area's id is `qt-<no>`. */
  readonly no: string;
  readonly name: string;
  readonly nameEn: string;
  readonly blocks: number;
  readonly estates: readonly Estate[];
  readonly roads: readonly Road[];
  readonly landmarks: readonly Landmark[];
}

export const estate = (
  name: string,
  halves: readonly number[],
  other?: { aka?: string; first?: number },
): Estate => ({
  name,
  halves,
  ...other,
});

export const road = (
  name: string,
  side: Side,
  from: number,
  to: number,
  ...blocks: readonly number[]
): Road => ({ name, side, from, to, blocks });
