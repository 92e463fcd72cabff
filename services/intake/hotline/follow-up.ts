import { commit } from '#shared/commit/commit.ts';
import { history } from '#shared/commit/log.ts';
import { forgetMissed, missedOf, noteMissed } from '../callers/callers.ts';
import { canText } from '../reports/domain/phone.ts';
import { type Incoming, type Received, receiveReport } from '../reports/receive.ts';
import type { IntakeDeps } from '../wiring/deps.ts';
import { type CallState, call } from './domain/call.ts';
import { cameThrough } from './domain/closing.ts';
import { callerItem, wordsItem } from './store.ts';

/**
 * What follows from where a call stands: its report is received, its missed call noted, the caller's earlier missed
 * calls need nobody any more. Can be done again at any time; the minute's sweep does it when somebody could not.
 * @returns the receipt when the call is a ticket
 */
export async function followUp(
  deps: IntakeDeps,
  id: string,
  state: CallState,
): Promise<Received | undefined> {
  const { outcome, callerRef = '', since = '', known, done } = state;
  if (outcome === 'missed' && known && !done) await noteMissed(deps.vault, callerRef, id);
  if (outcome === 'draft' && state.member) await cameBack(deps, id, callerRef, 'answered', since);
  if (outcome !== 'ticket') return undefined;
  const { input, actor } = await toReport(deps, id, state);
  const received = await receiveReport(deps, input, { key: `call:${id}`, at: since, actor });
  await cameBack(deps, id, callerRef, 'reported', since);
  const { report, number } = received;
  // Last of all: from now on the sweep looks after this call no more.
  if (state.number === undefined)
    await commit(
      deps.stores,
      call,
      id,
      { cause: { id: `reported:${id}` }, at: since, actor: 'system' },
      (now) => ({ events: now.number ? [] : [{ type: 'CallReported', report, number }] }),
    );
  return received;
}

interface ToReport {
  readonly input: Incoming;
  readonly actor: string;
}

/** One call is one report: what the desk entered, else what the caller said and chose. */
async function toReport(deps: IntakeDeps, id: string, state: CallState): Promise<ToReport> {
  const { vault } = deps;
  if (state.by === 'desk') return enteredAtDesk(deps, id);
  const [caller, words] = await Promise.all([callerItem(vault, id, state), wordsItem(vault, id, state)]);
  if (!words) throw new Error(`${id} is a ticket without words`);
  const input: Incoming = {
    channel: 'hotline',
    words: words.text,
    ...(state.category && { category: state.category }),
    ...(state.urgency && { urgency: state.urgency }),
    ...(caller && { phone: caller.phone }),
    // The key pressed after the greeting agreed to both.
    consent: { process: true, sms: canText(caller?.phone) },
    lang: state.lang,
  };
  return { input, actor: 'resident' };
}

/** What a desk enters stands under its key and body, so that a retry with another body never changes it. */
async function enteredAtDesk({ stores, vault }: IntakeDeps, id: string): Promise<ToReport> {
  const facts = await history(stores.store, call, id);
  const confirmed = facts.findLast(({ event }) => event.type === 'CallConfirmed');
  const entered = confirmed && (await vault.get<Incoming>(id, `entered#${confirmed.words}`));
  if (!entered) throw new Error(`what the desk entered of ${id} is missing`);
  const { pk: _pk, sk: _sk, ...input } = entered;
  return { input, actor: confirmed.actor };
}

async function cameBack(
  deps: IntakeDeps,
  id: string,
  callerRef: string,
  how: 'reported' | 'answered',
  at: string,
): Promise<void> {
  for (const earlier of await missedOf(deps.vault, callerRef)) {
    if (earlier !== id) {
      const by = { cause: { id: `came-through:${id}` }, at, actor: 'system' };
      await commit(deps.stores, call, earlier, by, cameThrough(how));
    }
    await forgetMissed(deps.vault, callerRef, earlier);
  }
}
