import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `look` finds something, asking every `everyMs`. No test asserts how long that takes: the limit is
 * generous, for machines that are busy with other things, and longer than a message needs to come again that failed once.
 * @throws naming what was waited for
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  { limitMs = 180_000, everyMs = 100 }: { limitMs?: number; everyMs?: number } = {},
): Promise<T> {
  const end = Date.now() + limitMs;
  let last: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${limitMs / 1000} s for: ${what}`, { cause: last });
    await sleep(everyMs);
  }
}
