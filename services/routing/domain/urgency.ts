import type { Urgency } from '#events/fields.ts';
import type { Reason } from '#events/routing.ts';
import { mostUrgent } from './taxonomy.ts';

const TOLD = 'urgency-told';

export interface Raised<U extends Urgency | undefined> {
  readonly urgency: U;
  /** Says that the caller's word decided, when it did. */
  readonly reasons: readonly Reason[];
}

/**
 * A ticket is at least as urgent as its caller said, who may be in danger; a caller who is calm makes nothing less
 * urgent. Without a category only the caller's word is known.
 */
export function atLeast<U extends Urgency | undefined>(
  urgency: U,
  told: Urgency | undefined,
): Raised<U | Urgency> {
  if (told === undefined) return { urgency, reasons: [] };
  if (urgency !== undefined && mostUrgent([urgency, told]) === urgency) return { urgency, reasons: [] };
  return { urgency: told, reasons: [{ code: TOLD, params: { urgency: told } }] };
}

/** The reasons that say so, of an answer that is replaced by one with the same urgency. */
export const toldIn = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.filter(({ code }) => code === TOLD);
