import type { CallState } from '../../../services/intake/hotline/domain/call.ts';

/** What a run knows when it asks whose the tickets are. */
export interface Tickets {
  readonly tickets: readonly string[];
  /** Of which somebody was told. */
  readonly known: readonly string[];
  readonly calls: readonly Pick<CallState, 'started' | 'ended' | 'report'>[];
  /** Of which moment the killed engine left a picture, and when it was back, epoch ms; absent when it lived. */
  readonly cut: { readonly saved: number; readonly back: number } | undefined;
}

/**
 * The tickets that nobody was told of. Who was on the telephone when the power went called again; what they had
 * confirmed before becomes a ticket all the same, whenever the sweep gets to it, and that is right.
 */
export function strangers({ tickets, known, calls, cut }: Tickets): string[] {
  const cutOff = calls.filter((call) => cut && wasOn(call, cut)).map(({ report }) => report);
  const expected = new Set<string | undefined>([...known, ...cutOff]);
  return tickets.filter((id) => !expected.has(id));
}

const wasOn = (
  { started = '', ended }: Tickets['calls'][number],
  { saved, back }: NonNullable<Tickets['cut']>,
): boolean => Date.parse(started) < back && (ended === undefined || Date.parse(ended) >= saved);
