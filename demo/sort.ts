import type { Category } from '#events/community.ts';

/**
 * The plainest reading of the keywords, by which they were chosen: every keyword found counts its length once; the class
 * whose categories count most together wins, and in it the category that counts most. Returns its code, or undefined
 * where no keyword was found.
 */
export function sortByKeywords(text: string, categories: readonly Category[]): string | undefined {
  const own = new Map<string, number>();
  const together = new Map<string, number>();
  for (const { code, parent = code, keywords } of categories) {
    const hits = keywords
      .filter((keyword) => text.includes(keyword))
      .reduce((sum, hit) => sum + hit.length, 0);
    if (hits === 0) continue;
    own.set(code, hits);
    together.set(parent, (together.get(parent) ?? 0) + hits);
  }
  const best = heaviest(together);
  return heaviest(
    new Map(
      categories
        .filter((one) => (one.parent ?? one.code) === best)
        .map((one) => [one.code, own.get(one.code) ?? 0]),
    ),
  );
}

function heaviest(weights: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [code, weight] of weights)
    if (best === undefined || weight > (weights.get(best) ?? 0)) best = code;
  return best;
}
