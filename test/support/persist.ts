import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_PAUSE = 2_000;

/** A step that no further try can cure. */
export class Hopeless extends Error {}

/**
 * What a person does who gets no answer: the same again, a little later each time, for so many milliseconds.
 * @throws the last failure; a `Hopeless` one at once
 */
export async function persist<T>(
  patienceMs: number,
  work: () => Promise<T>,
  failed: () => void = () => {},
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Hopeless || Date.now() > end) throw error;
      failed();
      await sleep(Math.min(250 * attempt, LONGEST_PAUSE));
    }
  }
}
