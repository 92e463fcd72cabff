/** What comes next when `done` is dealt with: the one after it, else the one before, else nothing. */
export function nextAfter(done: string, ids: readonly string[]): string | undefined {
  const at = ids.indexOf(done);
  return ids[at + 1] ?? ids[at - 1];
}
