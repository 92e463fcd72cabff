import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { atOnce } from '#shared/at-once.ts';
import { tables } from '../../support/logs.ts';
import { clearReport } from '../../support/report.ts';
import { postEcho } from '../echo/post.ts';

const TABLE = 'echo-notification';
/** Chains under way together: enough that no hop of them waits for work. */
const IN_FLIGHT = 40;
/** As many at a time as the door lets through to one service. */
const AT_ONCE = 4;
const LOOK_MS = 100;

/** Functions start in the first rounds; a busy machine takes its time with that. */
const WARM_UP = 3 * IN_FLIGHT;
const PATIENCE_MS = 300_000;

/**
 * How many whole chains a second the ten-line functions bear: so many reports are always under way, each followed to both of
 * its SMS; counted for `seconds` once they are warm.
 * @throws when they do not get warm
 */
export async function echoCapacity(apiId: string, seconds: number): Promise<number> {
  const open = new Set<string>();
  /** Refills, waits, and counts what has ended. */
  const round = async (inFlight: number): Promise<number> => {
    const fresh = Array.from({ length: Math.max(0, inFlight - open.size) }, () => randomUUID());
    await atOnce(AT_ONCE, fresh, async (id) => {
      // One that a busy engine does not take is not under way; the next round brings another.
      const taken = await postEcho(apiId, { id, text: clearReport().words }).then(
        () => true,
        () => false,
      );
      if (taken) open.add(id);
    });
    await sleep(LOOK_MS);
    const done = await finished([...open]);
    for (const id of done) open.delete(id);
    return done.length;
  };
  const patience = Date.now() + PATIENCE_MS;
  for (let warm = 0; warm < WARM_UP; warm += await round(IN_FLIGHT))
    if (Date.now() > patience) throw new Error(`the echo ended ${warm} chains in ${PATIENCE_MS / 1000} s`);
  const began = Date.now();
  let ended = 0;
  while (Date.now() < began + seconds * 1000) ended += await round(IN_FLIGHT);
  const took = Date.now() - began;
  while (open.size > 0 && Date.now() < began + PATIENCE_MS) await round(0);
  return ended / (took / 1000);
}

const ENDS = ['done-report', 'done-assigned'];

async function finished(ids: readonly string[]): Promise<string[]> {
  const Keys = ids.flatMap((pk) => ENDS.map((sk) => ({ pk, sk })));
  if (Keys.length === 0) return [];
  const { Responses } = await (await tables()).send(
    new BatchGetCommand({ RequestItems: { [TABLE]: { Keys, ProjectionExpression: 'pk' } } }),
  );
  const seen = Map.groupBy(Responses?.[TABLE] ?? [], ({ pk }) => String(pk));
  return [...seen].filter(([, rows]) => rows.length === ENDS.length).map(([pk]) => pk);
}
