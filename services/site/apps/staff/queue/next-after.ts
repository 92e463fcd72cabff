/** The item to open once `done` has left the queue: the one after it, else the one before, else none. */
export function nextAfter(done: string, ids: readonly string[]): string | undefined {
  const at = ids.indexOf(done);
  return ids[at + 1] ?? ids[at - 1];
}
