import type { CallState } from '../../../services/intake/hotline/domain/call.ts';

/** What a run knows when it asks whose the tickets are. */
export interface Tickets {
  readonly tickets: readonly string[];
  /** Of which somebody was told. */
  readonly known: readonly string[];
  readonly calls: readonly Pick<CallState, 'started' | 'report'>[];
  /** When the engine that was killed was back, epoch ms; absent when it lived. */
  readonly back: number | undefined;
}

/**
 * The tickets that nobody was told of. Who was on the telephone when the power went called again; what they had
 * confirmed before becomes a ticket all the same, whenever the sweep gets to it, and that is right.
 */
export function strangers({ tickets, known, calls, back = 0 }: Tickets): string[] {
  const cutOff = calls.filter(({ started = '' }) => Date.parse(started) < back).map(({ report }) => report);
  const expected = new Set<string | undefined>([...known, ...cutOff]);
  return tickets.filter((id) => !expected.has(id));
}
