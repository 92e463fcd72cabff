/**
 * Durations in buckets that grow by a factor, so that every value is exact within 1 % and histograms add up bucket by
 * bucket (the idea of DDSketch). A bucket's number is what is stored; `z` holds the zeros.
 */
const ERROR = 0.01;
const FACTOR = (1 + ERROR) / (1 - ERROR);
const LOG = Math.log(FACTOR);

export const bucketOf = (seconds: number): string =>
  seconds <= 0 ? 'z' : String(Math.ceil(Math.log(seconds) / LOG));

/** The value that stands for a bucket: at most 1 % off each of its values. */
const middleOf = (bucket: string): number =>
  bucket === 'z' ? 0 : (2 * FACTOR ** Number(bucket)) / (FACTOR + 1);

/**
 * The value at a share of the sorted values, by the lower rank: of n values the one at `floor(share · (n - 1))`.
 * Undefined when there are none.
 */
export function quantile(buckets: ReadonlyMap<string, number>, share: number): number | undefined {
  const sorted = [...buckets].map(([bucket, n]) => [middleOf(bucket), n] as const).sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, n]) => sum + n, 0);
  if (total === 0) return undefined;
  const rank = Math.floor(share * (total - 1));
  let seen = 0;
  for (const [value, n] of sorted) {
    seen += n;
    if (seen > rank) return value;
  }
  return undefined;
}
