import type { Zone } from '#shared/calendar/zone.ts';
import { Wait } from '#shared/messaging/wait.ts';
import type { Copies } from '../copies/copies.ts';
import type { Queued } from '../domain/queued.ts';
import { quietFor } from '../domain/quiet.ts';

interface Surroundings {
  readonly copies: Copies;
  readonly now: () => number;
  readonly zone: Zone;
}

/**
 * Lets a message wait while the rule set that holds for its area wants quiet, by its setting of now.
 * @throws Wait until the quiet time is over
 */
export async function respectQuiet(
  { copies, now, zone }: Surroundings,
  { prompt, area }: Queued,
): Promise<void> {
  if (prompt) return;
  const quiet = (await copies.slaFor(area))?.quiet;
  const ms = quietFor(quiet, new Date(now()).toISOString(), zone);
  if (ms > 0) throw new Wait(ms / 1000, 'quiet hours');
}
