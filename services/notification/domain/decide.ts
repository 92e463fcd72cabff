import type { Decided } from '#shared/commit/decision.ts';
import { Wait } from '#shared/messaging/wait.ts';
import type { MessageFact } from './facts.ts';
import type { Message } from './message.ts';
import { settled } from './moves.ts';
import type { Queued, Took } from './queued.ts';
import type { Why } from './why.ts';

type Decision = Decided<MessageFact>;
const nothing: Decision = { events: [] };

/** An attempt is surely over after this time, in milliseconds: longer than the sending function may run. */
export const LEASE = 45_000;
/**
 * When a message was handed over, its receipt goes on record together with that, seconds later. Where none comes within
 * this time, in seconds, that alone does.
 */
export const RECEIPT = 60;
/** How long, in seconds, an attempt waits for a receipt when it finds an expired claim. */
export const PATIENCE = 90;
/** News that is older than this, in milliseconds, would confuse more than help. */
export const LATE = 3 * 86_400_000;
/** So much later, in milliseconds, a warning still helps. */
export const GRACE = 10 * 60_000;
/** So often a provider that gives no answer is called for one message. */
export const CALLS = 3;

/** Somebody else may be calling the provider for this message right now; `seconds` until that is over for sure. */
export class Busy extends Wait {
  constructor(seconds: number) {
    super(seconds, 'another attempt is under way');
  }
}

/** When the news was made, until when it is news, and when it is looked at: UTC ISO instants. */
export interface Times {
  readonly happened: string;
  readonly until?: string | undefined;
  readonly now: string;
}

/**
 * What stands in the way of an attempt now: it is settled, too late, was tried without an answer too often, or nothing.
 * @throws Busy while an earlier attempt may be under way
 */
export function standing({ state, attempts, startedAt = '' }: Message, { happened, until, now }: Times) {
  if (settled(state)) return 'settled';
  if (state === 'sending' && !older(startedAt, now, LEASE))
    throw new Busy((Date.parse(startedAt) + LEASE - Date.parse(now)) / 1000 + 1);
  if (state === 'sending' && attempts >= CALLS) return 'unclear';
  const over = until !== undefined && older(until, now, GRACE);
  return over || older(happened, now, LATE) ? 'too-late' : 'free';
}

/** The first fact of a message that is not on record yet; it precedes the others. */
const first = ({ state }: Message, queued: Queued): MessageFact[] =>
  state === 'none' ? [{ type: 'MessageQueued', ...queued }] : [];

/** Puts on record that the message has to wait. */
export const hold = (message: Message, queued: Queued): Decision => ({ events: first(message, queued) });

/** Claims the right to call the provider. Afterwards the answer, or the lease's end, decides. */
export function start(
  message: Message,
  queued: Queued,
  of: Times & { parts: number; template: number },
): Decision {
  const way = standing(message, of);
  if (way === 'settled') return nothing;
  if (way !== 'free') return { events: [...first(message, queued), { type: 'MessageFailed', why: way }] };
  const frozen = message.template ?? queued.template;
  const chosen = frozen === undefined && { template: of.template };
  const started: MessageFact = {
    type: 'SendingStarted',
    attempt: message.attempts + 1,
    parts: of.parts,
    ...chosen,
  };
  return { events: [...first(message, queued), started] };
}

/** The provider took it. A receipt may have said so already. */
export const sent = ({ state }: Message, { ref, parts, at }: Took): Decision =>
  state === 'sending' ? { events: [{ type: 'MessageSent', parts, ref, took: at }] } : nothing;

/** The provider said that it did not take it, this time. */
export const putBack = ({ state }: Message): Decision =>
  state === 'sending' ? { events: [{ type: 'SendingPutBack' }] } : nothing;

/** The provider will never take it. */
export const refused = ({ state }: Message, why: Why): Decision =>
  state === 'sending' ? { events: [{ type: 'MessageFailed', why }] } : nothing;

/**
 * It cannot even be tried.
 * @throws Busy while an attempt of somebody else, who found it possible, may be under way
 */
export const giveUp = (message: Message, queued: Queued, of: Times & { why: Why }): Decision =>
  standing(message, of) === 'settled'
    ? nothing
    : { events: [...first(message, queued), { type: 'MessageFailed', why: of.why }] };

/** No text for it in the template set: switched off by configuration. */
export const skip = (message: Message, queued: Queued): Decision =>
  message.state === 'none' || message.state === 'queued'
    ? { events: [...first(message, queued), { type: 'MessageSkipped' }] }
    : nothing;

/**
 * A carrier's word. It proves that the provider took the message, even when the provider's own answer was lost.
 * Delivered is final; a failure never overrules it.
 */
export function receipt(message: Message, outcome: 'delivered' | 'failed', took: Took): Decision {
  const { state, why } = message;
  const taken = sent(message, took).events;
  const open = state === 'sending' || state === 'sent';
  if (outcome === 'failed')
    return open ? { events: [...taken, { type: 'MessageFailed', why: 'undeliverable' }] } : nothing;
  const afterAll = state === 'failed' && why === 'undeliverable';
  return open || afterAll ? { events: [...taken, { type: 'MessageDelivered' }] } : nothing;
}

const older = (instant: string, now: string, ms: number): boolean =>
  Date.parse(now) - Date.parse(instant) > ms;
