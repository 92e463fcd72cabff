import type { LateItem } from '../api/clocks.ts';
import type { Figures } from '../api/figures.ts';

/** What a leader ought to know first, the gravest first. */
export type Matter =
  | { readonly kind: 'late'; readonly n: number; readonly more: boolean; readonly longest: LateItem }
  | { readonly kind: 'missed' | 'reopened' | 'proposed'; readonly n: number };

/** @param today figures of today @param late the first page of what is late, the longest overdue first */
export function attention(
  today: Pick<Figures, 'missedCalls' | 'reopened' | 'proposed'> | undefined,
  late: readonly LateItem[] | undefined,
  more: boolean,
): Matter[] {
  const [longest] = late ?? [];
  return [
    ...(longest ? [{ kind: 'late' as const, n: late?.length ?? 0, more, longest }] : []),
    ...(today?.missedCalls ? [{ kind: 'missed' as const, n: today.missedCalls }] : []),
    ...(today?.reopened ? [{ kind: 'reopened' as const, n: today.reopened }] : []),
    ...(today?.proposed ? [{ kind: 'proposed' as const, n: today.proposed }] : []),
  ];
}
