/** Does the work for each of a list, a few at once, and gives the results in the list's order. */
export async function inTurns<T, R>(
  list: readonly T[],
  work: (each: T) => Promise<R>,
  atOnce = 6,
): Promise<R[]> {
  const results: R[] = [];
  const queue = list.map((each, at) => ({ each, at }));
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next.at] = await work(next.each);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
