import { drained } from '../../../ops/backup/flow.ts';
import { isDead } from '../../../ops/messages/queues.ts';
import { targetOfSystem } from '../../../ops/target/target.ts';
import { system } from '../system.ts';

/**
 * Waits until no message is waiting or being handled. Timers that are due later are no messages under way.
 * @throws when there is no quiet within `limitMs`
 */
export async function quiet(limitMs = 120_000): Promise<void> {
  const waiting = await drained(targetOfSystem(await system()), limitMs);
  const busy = Object.entries(waiting).filter(([queue]) => !isDead(queue));
  if (busy.length > 0)
    throw new Error(`Still under way: ${busy.map(([queue, n]) => `${queue} ${n}`).join(', ')}`);
}
