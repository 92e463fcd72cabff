import type { Language } from '#events/fields.ts';
import { say } from '#shared/text/language.ts';
import type { Message } from '../domain/message.ts';
import type { MessageState } from '../domain/moves.ts';
import { reasons } from './words.ts';

/** A message as staff see it: never a number, a name or a text. */
export interface Shown {
  readonly purpose: string;
  readonly to: 'caller' | 'member';
  readonly occurrence: number;
  readonly state: Exclude<MessageState, 'none'>;
  /** Instant of the last change. */
  readonly at: string;
  readonly queuedAt: string;
  /** How many SMS it was billed as; from the moment of sending on. */
  readonly parts?: number;
  readonly why?: string;
  /** What to do about it, in the caller's language. */
  readonly reason?: string;
}

export function shown({ queued, state, at, queuedAt = '', parts, why }: Message, lang: Language): Shown {
  if (!queued || state === 'none') throw new Error('a message that was never queued');
  const { purpose, to, occurrence } = queued;
  return {
    purpose,
    to,
    occurrence,
    state,
    at,
    queuedAt,
    ...(parts !== undefined && { parts }),
    ...(state === 'failed' && why && { why, reason: say(reasons[why], lang) }),
  };
}
