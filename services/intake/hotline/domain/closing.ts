import { type Decided, Refused, type Side } from '#shared/commit/decision.ts';
import type { CallFact, CallState, Done } from './call.ts';

/** After this many tries on this many days a caller counts as not reached. */
const TRIES = 3;
const DAYS = 2;

/** @throws Refused call-done once it was dealt with, call-open while the call goes on */
function mustWait({ outcome, done }: CallState): 'draft' | 'missed' {
  if (done || outcome === 'ticket') throw new Refused('call-done');
  if (!outcome) throw new Refused('call-open');
  return outcome;
}

const settled = (call: CallState, how: Done): CallFact =>
  mustWait(call) === 'missed' ? { type: 'CallReturned', how } : { type: 'DraftClosed', how };

/** A duty worker makes a report of the call; `entered` goes to the vault. */
export const finish =
  (entered: Record<string, unknown>) =>
  (call: CallState): Decided<CallFact> => {
    const returned: CallFact[] = mustWait(call) === 'missed' ? [settled(call, 'reported')] : [];
    return {
      events: [...returned, { type: 'CallConfirmed', by: 'desk' }],
      sides: [{ sk: 'entered', ...entered }],
    };
  };

/** The question was answered on the telephone: no ticket, counted apart. */
export const answerOnTheSpot =
  ({ category, words }: { category?: string | undefined; words: string }) =>
  (call: CallState): Decided<CallFact> => {
    const returned: CallFact[] = mustWait(call) === 'missed' ? [settled(call, 'answered')] : [];
    const sides: Side[] = [{ sk: 'answer', words }];
    return { events: [...returned, { type: 'ConsultationAnswered', ...(category && { category }) }], sides };
  };

/**
 * Somebody called back. Not reached is a try; the third, on the second day or later, is the last. A caller who withheld
 * their number cannot be tried again.
 */
export const returned =
  (how: 'answered' | 'unreached', at: string, dayOf: (at: string) => string) =>
  (call: CallState): Decided<CallFact> => {
    mustWait(call);
    if (how === 'answered') return { events: [settled(call, 'answered')] };
    const tries = [...call.tries, at];
    const enough = tries.length >= TRIES && new Set(tries.map(dayOf)).size >= DAYS;
    const last = enough || call.known === undefined;
    return { events: [{ type: 'CallTried' }, ...(last ? [settled(call, 'unreached')] : [])] };
  };

/** The caller got through by another call, so no call-back is needed. */
export const cameThrough =
  (how: 'reported' | 'answered') =>
  (call: CallState): Decided<CallFact> =>
    call.outcome === 'missed' && !call.done ? { events: [{ type: 'CallReturned', how }] } : { events: [] };
