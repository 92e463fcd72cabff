import type { LateItem } from '../api/clocks.ts';
import type { Figures } from '../api/figures.ts';

/** What a leader should know first. */
export type AttentionItem =
  | { readonly kind: 'late'; readonly n: number; readonly more: boolean; readonly longest: LateItem }
  | { readonly kind: 'missed' | 'reopened' | 'proposed'; readonly n: number };

/**
 * The most serious first.
 * @param today today's figures
 * @param late the first page of late tickets, the longest overdue first
 * @param more whether there are further pages
 */
export function attention(
  today: Pick<Figures, 'missedCalls' | 'reopened' | 'proposed'> | undefined,
  late: readonly LateItem[] | undefined,
  more: boolean,
): AttentionItem[] {
  const [longest] = late ?? [];
  return [
    ...(longest ? [{ kind: 'late' as const, n: late?.length ?? 0, more, longest }] : []),
    ...(today?.missedCalls ? [{ kind: 'missed' as const, n: today.missedCalls }] : []),
    ...(today?.reopened ? [{ kind: 'reopened' as const, n: today.reopened }] : []),
    ...(today?.proposed ? [{ kind: 'proposed' as const, n: today.proposed }] : []),
  ];
}
