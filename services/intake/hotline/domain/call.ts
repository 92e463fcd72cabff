import type { Language, Urgency } from '#events/fields.ts';
import type * as events from '#events/intake.ts';
import type { Aggregate, Meta } from '#shared/commit/aggregate.ts';
import type { TelephonyEvent } from './telephony.ts';

/**
 * Where a call is. The last three speak their last sentence: the number is told, a colleague will finish it, somebody
 * will call back.
 */
export type Step =
  | 'ring'
  | 'talk'
  | 'consent'
  | 'urgency'
  | 'category'
  | 'words'
  | 'read-back'
  | 'told'
  | 'colleague'
  | 'call-back';

/** As what a call ends: always as exactly one of these. A desk makes a ticket of a draft or of a missed call. */
export type Outcome = 'ticket' | 'draft' | 'missed';

/** How a draft or a missed call was dealt with. */
export type Done = 'reported' | 'answered' | 'unreached';

/** What an event changes; absent fields stay as they are. */
export interface Changes {
  readonly step?: Step;
  /** How often the prompt was said without an answer that fits. */
  readonly again?: number;
  /** How often the caller wanted to say it again. */
  readonly repeats?: number;
  /** Which phone of the order rings. */
  readonly ringing?: number;
  /** The duty worker who answered. */
  readonly member?: string;
  readonly consent?: true;
  readonly lang?: Language;
  readonly urgency?: Urgency;
  readonly category?: string;
}

export type CallFact =
  | {
      readonly type: 'CallStarted';
      readonly area: string;
      readonly callerRef: string;
      readonly order: readonly string[];
      readonly menu: readonly string[];
      readonly shard: number;
    }
  | { readonly type: 'CallerKnown'; readonly callerRef: string }
  | ({
      readonly type: 'CallHeard';
      readonly seq: number;
      readonly kind: TelephonyEvent['kind'] | 'expired';
      /** It came too late to mean anything: nothing is to be done. */
      readonly late?: true;
      /** Characters of the words that were kept, in the vault under this fact. */
      readonly kept?: number;
      readonly ended?: true;
    } & Changes)
  | { readonly type: 'CallMissed' }
  | { readonly type: 'CallDrafted'; readonly why: 'taken' | 'partly' | 'unclear' }
  | { readonly type: 'CallConfirmed'; readonly by: 'caller' | 'desk' }
  | { readonly type: 'CallReported'; readonly report: string; readonly number: string }
  | { readonly type: 'ConsultationAnswered'; readonly category?: string }
  | { readonly type: 'CallTried' }
  | { readonly type: 'CallReturned'; readonly how: Done }
  | { readonly type: 'DraftClosed'; readonly how: Done };

export interface CallState extends Changes {
  readonly step: Step;
  readonly again: number;
  readonly repeats: number;
  readonly ringing: number;
  readonly lang: Language;
  /** When the first event of the call came. */
  readonly started?: string;
  readonly area?: string;
  readonly callerRef?: string;
  readonly shard?: number;
  /** Members to ring, and the categories that keys 1 to 8 choose. */
  readonly order: readonly string[];
  readonly menu: readonly string[];
  /** Highest sequence heard, and how many events. */
  readonly seq: number;
  readonly heard: number;
  readonly late?: boolean;
  /** Keys of vault items: the caller's number, the words. */
  readonly known?: string;
  readonly words?: string;
  readonly characters?: number;
  readonly ended?: string;
  readonly endSeq?: number;
  readonly outcome?: Outcome;
  /** Since when the call has its outcome, and by whom a ticket was made of it. */
  readonly since?: string;
  readonly by?: 'caller' | 'desk';
  readonly report?: string;
  readonly number?: string;
  readonly tries: readonly string[];
  readonly done?: Done;
}

export const initial: CallState = {
  step: 'ring',
  again: 0,
  repeats: 0,
  ringing: 0,
  lang: 'zh-CN',
  order: [],
  menu: [],
  seq: -1,
  heard: 0,
  tries: [],
};

export function evolve(call: CallState, fact: CallFact, { at, cause = '' }: Meta): CallState {
  switch (fact.type) {
    case 'CallStarted': {
      const { type: _type, ...known } = fact;
      return { ...call, ...known, started: at, step: fact.order.length > 0 ? 'ring' : 'consent' };
    }
    case 'CallerKnown':
      return { ...call, callerRef: fact.callerRef, known: cause };
    case 'CallHeard': {
      const { type: _type, kind, seq, late = false, kept, ended, ...changes } = fact;
      return {
        ...call,
        ...changes,
        late,
        seq: Math.max(call.seq, seq),
        heard: call.heard + 1,
        ...(kept !== undefined && { words: cause, characters: kept }),
        ...(ended && { ended: at }),
        ...(ended && kind !== 'expired' && { endSeq: seq }),
      };
    }
    case 'CallMissed':
      return { ...call, outcome: 'missed', since: at };
    case 'CallDrafted':
      return { ...call, outcome: 'draft', since: at };
    case 'CallConfirmed':
      return { ...call, outcome: 'ticket', since: at, by: fact.by };
    case 'CallReported':
      return { ...call, report: fact.report, number: fact.number, done: 'reported' };
    case 'ConsultationAnswered':
      return { ...call, done: 'answered' };
    case 'CallTried':
      return { ...call, tries: [...call.tries, at] };
    case 'CallReturned':
    case 'DraftClosed':
      return { ...call, done: fact.how };
  }
}

/** In which of the desk's lists a call stands: live, then draft or missed until somebody has dealt with it. */
export const listOf = ({
  started,
  ended,
  outcome,
  done,
}: CallState): 'live' | 'draft' | 'missed' | undefined => {
  if (!started || done || outcome === 'ticket') return undefined;
  return outcome ?? (ended ? undefined : 'live');
};

/** Does the minute's sweep still have to look after it? Until the end is known and its ticket is made. */
const isOpen = ({ started, ended, outcome, number }: CallState): boolean =>
  started !== undefined && (ended === undefined || (outcome === 'ticket' && number === undefined));

/** What every event of a call tells: whoever started it is known. */
function published({ area, callerRef }: CallState) {
  if (area === undefined || callerRef === undefined) throw new Error('a call that never started');
  return { area, callerRef };
}

export const call: Aggregate<CallState, CallFact, typeof events> = {
  name: 'call',
  initial,
  evolve,
  publish: {
    CallMissed: published,
    CallReturned: (state, { how }) => ({ ...published(state), how }),
    ConsultationAnswered: (state, { category }) => ({
      ...published(state),
      channel: 'hotline',
      category: category || undefined,
    }),
  },
  index: (state) => {
    const list = listOf(state);
    return {
      desk: list && `${list}#${state.area}`,
      open: isOpen(state) ? `open#${state.shard}` : undefined,
      since: list || isOpen(state) ? (state.since ?? state.started) : undefined,
    };
  },
  attributes: ({ area }) => ({ area }),
};
