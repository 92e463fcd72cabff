import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { commit, fold } from '#shared/commit/commit.ts';
import { log } from '#shared/observe/log.ts';
import type { IntakeDeps } from '../wiring/deps.ts';
import { SHARDS } from './answer.ts';
import { type CallState, call } from './domain/call.ts';
import { expire } from './domain/dialogue.ts';
import { followUp } from './follow-up.ts';

/** The machine asks every few seconds: a call that is silent this long is over. */
const SILENT_MS = 5 * 60_000;
/** Two people may talk this long. */
const TALKING_MS = 60 * 60_000;
/** Making a ticket takes less. */
const FILING_MS = 30_000;

const OPEN = { name: 'open', attribute: 'open' };

/**
 * Ends the calls whose end was never told, and makes the tickets that could not be made when their call confirmed them.
 * A call that fails does not hold up the others.
 * @returns how many calls were looked after
 */
export async function sweep(deps: IntakeDeps, now: number): Promise<number> {
  let done = 0;
  for (let shard = 0; shard < SHARDS; shard++) {
    for (const head of await openCalls(deps.main, shard)) {
      const { state } = fold(call, head);
      if (now - Date.parse(head.changed) < patience(state)) continue;
      try {
        await lookAfter(deps, head, now);
        done += 1;
      } catch (error) {
        log.error('a call was not looked after', error, { subject: head.pk });
      }
    }
  }
  return done;
}

const silence = ({ step }: CallState): number => (step === 'talk' ? TALKING_MS : SILENT_MS);

/** A ticket that was confirmed is most likely being made at this moment. */
const patience = (state: CallState): number =>
  state.outcome === 'ticket' && state.number === undefined ? FILING_MS : silence(state);

async function lookAfter(deps: IntakeDeps, { pk: id, version, changed }: Head, now: number): Promise<void> {
  const at = new Date(now).toISOString();
  const by = { cause: { id: `expired:${version}` }, at, actor: 'system' };
  const { state } = await commit(deps.stores, call, id, by, (state, current) => {
    const over = current === version && now - Date.parse(changed) >= silence(state);
    return over ? expire(state) : { events: [] };
  });
  await followUp(deps, id, state);
}

async function openCalls(main: Rows, shard: number): Promise<Head[]> {
  const keys: { pk: string; sk: string }[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const page = await main.keys(OPEN, `open#${shard}`, after ? { after } : {});
    keys.push(...page.keys);
    after = page.next;
  } while (after);
  return main.many<Head>(keys);
}
