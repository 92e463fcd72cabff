import type { Decided, Side } from '#shared/commit/decision.ts';
import { type CallFact, type CallState, evolve, type Outcome } from './call.ts';
import { leave, leftAs, type Move, moveOf } from './moves.ts';
import type { TelephonyEvent } from './telephony.ts';

/** What is known around a call when its first event comes. */
export interface Setting {
  /** UTC ISO instant. */
  readonly at: string;
  readonly area: string;
  /** Members whose phones are rung, one after the other. */
  readonly order: readonly string[];
  /** Codes of the categories that the keys 1 to 8 choose. */
  readonly menu: readonly string[];
  readonly shard: number;
}

/** Who calls: the reference of their number, or of the call when the number is not known. */
export interface Caller {
  readonly callerRef: string;
  readonly phone?: string | undefined;
}

/** No real caller presses this many keys: the call is ended, and if it goes on it is no longer recorded. */
const ENOUGH = 80;
const TOO_MUCH = 160;

/** Longer reports are cut; two minutes of speech are shorter. */
const CHARACTERS = 2000;

/**
 * The whole dialogue: what an event means for a call. Every event leaves one `CallHeard` that says where the call then
 * is; the first leaves `CallStarted` before it, whichever it is; at most one gives the call its outcome.
 */
export function decideOn(
  call: CallState,
  event: TelephonyEvent,
  setting: Setting,
  caller: Caller,
): Decided<CallFact> {
  if (call.heard >= TOO_MUCH) return { events: [] };
  const events: CallFact[] = [];
  const sides: Side[] = [];
  let now = call;
  const add = (fact: CallFact) => {
    events.push(fact);
    now = evolve(now, fact, { at: setting.at, actor: '', version: 0 });
  };
  if (!now.started) {
    const { area, order, menu, shard } = setting;
    add({ type: 'CallStarted', area, callerRef: caller.callerRef, order, menu, shard });
  }
  if (event.kind === 'started' && caller.phone && now.known === undefined) {
    add({ type: 'CallerKnown', callerRef: caller.callerRef });
    sides.push({ sk: 'caller', phone: caller.phone });
  }
  const { keep, outcome, why, ...changes } = now.heard >= ENOUGH ? enough(now) : moveOf(now, event);
  const text = keep && event.kind === 'words' ? [...event.text.trim()].slice(0, CHARACTERS) : [];
  add({
    type: 'CallHeard',
    seq: event.seq,
    kind: event.kind,
    ...changes,
    ...(keep && { kept: text.length }),
  });
  if (keep && event.kind === 'words') {
    const { confidence, recording } = event;
    sides.push({ sk: 'words', text: text.join(''), confidence, recording });
  }
  if (outcome) add(ending(outcome, why));
  return { events, sides };
}

const ending = (outcome: Outcome, why: Move['why'] = 'partly'): CallFact => {
  if (outcome === 'missed') return { type: 'CallMissed' };
  return outcome === 'draft' ? { type: 'CallDrafted', why } : { type: 'CallConfirmed', by: 'caller' };
};

const enough = (call: CallState): Move => (call.ended ? { late: true } : { ended: true, ...leave(call) });

/** The end of a call that was never told: its last event is too long ago. */
export function expire(call: CallState): Decided<CallFact> {
  if (!call.started || call.ended) return { events: [] };
  const { outcome, why } = leftAs(call);
  const heard: CallFact = { type: 'CallHeard', seq: call.seq, kind: 'expired', ended: true };
  return { events: outcome ? [heard, ending(outcome, why)] : [heard] };
}
