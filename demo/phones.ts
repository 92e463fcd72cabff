/**
 * Numbers that ring nowhere: +86 154 0000 0000 to +86 154 0009 9999. No operator has been given 154, yet the numbers have
 * the shape of a mobile number. The local carrier fails numbers that end in 0000, so these are given on purpose only.
 */
const numbered = (last: number): string => `+86154000${String(last).padStart(5, '0')}`;

/** A number of its own for each `index` from 0 to 89,999, scattered, never ending in 0000. */
export function phoneOf(index: number): string {
  // 7,919 has no factor in common with 10^5: a permutation. Residues that end in 0000 move behind the used indices.
  const last = (index * 7_919 + 137) % 100_000;
  return numbered(last % 10_000 === 0 ? ((90_000 + last / 10_000) * 7_919 + 137) % 100_000 : last);
}

/** Numbers at which every SMS fails on the local engine: 1, 2, 3 … 9. */
export const failingPhone = (n: number): string => numbered(n * 10_000);
