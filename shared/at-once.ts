/** Runs `work` for all items, at most `limit` at the same time; answers in the order of the items. Fails with the first failure. */
export async function atOnce<T, R>(
  limit: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = new Array(items.length);
  const open = items.entries();
  const lane = async () => {
    for (const [i, item] of open) answers[i] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  return answers;
}
