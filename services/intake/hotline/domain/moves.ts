import type { CallState, Changes, Outcome, Step } from './call.ts';
import type { TelephonyEvent } from './telephony.ts';

/** What an event does to a call. */
export interface Move extends Changes {
  readonly late?: true;
  /** The words are kept. */
  readonly keep?: true;
  readonly ended?: true;
  readonly outcome?: Outcome;
  /** Why it is a draft: a colleague took the call, it was left half way, or it could not be understood. */
  readonly why?: 'taken' | 'partly' | 'unclear';
}

type Kind = TelephonyEvent['kind'];
type Heard<K extends Kind> = Extract<TelephonyEvent, { kind: K }>;

/** What each step waits for. Anything else that comes in its turn has the same prompt said again. */
const awaited: Readonly<Record<Step, readonly Kind[]>> = {
  ring: ['ringing-result', 'timed-out'],
  talk: [],
  consent: ['digits', 'timed-out'],
  urgency: ['digits', 'timed-out'],
  category: ['digits', 'timed-out'],
  words: ['words', 'timed-out'],
  'read-back': ['digits', 'timed-out'],
  told: [],
  colleague: [],
  'call-back': [],
};

/** Below this mean the recognition was wrong in most utterances that were measured: then a person listens. */
export const SURE = 0.85;
/** How often a caller may say it again after the read-back. */
const REPEATS = 3;

/** Where an event takes a call. What comes too late for the step it belongs to changes nothing. */
export function moveOf(call: CallState, event: TelephonyEvent): Move {
  if (call.ended) return afterwards(call, event);
  if (event.kind === 'hung-up') return { ended: true, ...leftAs(call) };
  if (event.kind === 'ringing-result' && event.result === 'answered') return taken(call, event.member);
  const answers = 'prompt' in event ? event.prompt : undefined;
  if (event.seq <= call.seq || (answers !== undefined && answers !== call.step)) return { late: true };
  return awaited[call.step].includes(event.kind) ? moves[call.step](call, event) : {};
}

/** What an abandoned call ends as: a draft of what was said, else a missed call. */
export function leftAs(call: CallState): Pick<Move, 'outcome' | 'why'> {
  if (call.outcome) return {};
  return call.words ? { outcome: 'draft', why: 'partly' } : { outcome: 'missed' };
}

/** Says goodbye, and leaves the call as what it is. */
export const leave = (call: CallState): Move => ({
  step: call.words ? 'colleague' : 'call-back',
  ...leftAs(call),
});

const moves: Readonly<Record<Step, (call: CallState, event: TelephonyEvent) => Move>> = {
  ring: (call, event) => {
    const rung = event.kind === 'ringing-result' ? event.member : call.order[call.ringing];
    if (rung !== call.order[call.ringing]) return { late: true };
    const ringing = call.ringing + 1;
    return ringing < call.order.length ? { ringing } : { step: 'consent' };
  },
  consent: (call, event) => {
    const key = keyOf(event);
    if (key === '1') return { step: 'urgency', consent: true, again: 0 };
    if (key === '9' && call.lang !== 'en') return { lang: 'en', again: 0 };
    return key === '2' ? leave(call) : again(call, () => leave(call));
  },
  urgency: (call, event) => {
    const on: Move = { step: call.menu.length > 0 ? 'category' : 'words', again: 0 };
    switch (keyOf(event)) {
      // A caller in danger hears no menu.
      case '1':
        return { step: 'words', urgency: 'emergency', again: 0 };
      case '2':
        return { ...on, urgency: 'urgent' };
      case '3':
        return on;
      default:
        return again(call, () => on);
    }
  },
  category: (call, event) => {
    const category = call.menu[Number(keyOf(event) || '0') - 1];
    return { step: 'words', again: 0, ...(category !== undefined && { category }) };
  },
  words: (call, event) => (event.kind === 'words' ? said(call, event) : again(call, () => leave(call))),
  'read-back': (call, event) => {
    const key = keyOf(event);
    if (key === '1') return { step: 'told', outcome: 'ticket' };
    if (key === '2' && call.repeats < REPEATS) return { step: 'words', repeats: call.repeats + 1, again: 0 };
    return key === '2' ? leave(call) : again(call, () => leave(call));
  },
  talk: () => ({}),
  told: () => ({}),
  colleague: () => ({}),
  'call-back': () => ({}),
};

/** The key pressed; none when the time was over. */
const keyOf = (event: TelephonyEvent): string => (event.kind === 'digits' ? event.digits.slice(0, 1) : '');

/** The same prompt once more; then what follows without an answer. */
const again = (call: CallState, otherwise: () => Move): Move =>
  call.again < 1 ? { again: call.again + 1 } : otherwise();

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function said(call: CallState, event: Heard<'words'>): Move {
  const unclear = { step: 'colleague', keep: true, outcome: 'draft', why: 'unclear' } as const;
  if (!hasWords(event.text)) return event.recording ? unclear : again(call, () => leave(call));
  if ((event.confidence ?? 1) >= SURE) return { step: 'read-back', keep: true, again: 0 };
  return call.again < 1 ? { keep: true, again: call.again + 1 } : unclear;
}

/** A person took the call, whatever the machine was saying; a settled outcome stays. */
const taken = (call: CallState, member: string): Move =>
  call.outcome ? { late: true } : { step: 'talk', member, again: 0, outcome: 'draft', why: 'taken' };

/** The call is over. A key that was pressed before the end still sends, and words that were said before it are kept. */
function afterwards(call: CallState, event: TelephonyEvent): Move {
  const before = call.endSeq === undefined || event.seq < call.endSeq;
  if (!before || call.done) return { late: true };
  const sends = event.kind === 'digits' && event.prompt === 'read-back' && event.digits.startsWith('1');
  if (sends && call.step === 'read-back' && call.outcome === 'draft')
    return { late: true, step: 'told', outcome: 'ticket' };
  const keeps = event.kind === 'words' && hasWords(event.text);
  return keeps && call.consent && !call.words ? { late: true, keep: true } : { late: true };
}
