import type { SessionData } from './data.ts';
import { MINUTE } from './days.ts';
import type { Report } from './issues.ts';

/** Milliseconds of the local day; `before` is how long was worked in the sessions before this one. */
export interface Session {
  readonly from: number;
  readonly to: number;
  readonly before: number;
}

/** Milliseconds since midnight of `HH:MM`, up to `24:00`; NaN for anything else. */
function timeOf(text: unknown): number {
  if (typeof text !== 'string' || !/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)) return Number.NaN;
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * MINUTE;
}

/** Reports sessions that are none, end before they start, overlap, or are out of order. */
export function checkSessions(sessions: unknown, report: Report): void {
  if (!Array.isArray(sessions) || sessions.length === 0) {
    report('sessions', 'missing');
    return;
  }
  let last = 0;
  for (const [i, session] of sessions.entries()) {
    const from = timeOf(session?.from);
    const to = timeOf(session?.to);
    if (Number.isNaN(from)) report(`sessions.${i}.from`, 'not-a-time', session?.from);
    if (Number.isNaN(to)) report(`sessions.${i}.to`, 'not-a-time', session?.to);
    if (to <= from) report(`sessions.${i}.to`, 'ends-before-it-starts', session.to);
    if (from < last) report(`sessions.${i}.from`, 'overlaps-or-out-of-order', session.from);
    last = to;
  }
}

/** Sessions that were checked, as numbers. */
export function sessionsOf(data: readonly SessionData[]): readonly Session[] {
  let before = 0;
  return data.map(({ from, to }) => {
    const session = { from: timeOf(from), to: timeOf(to), before };
    before += session.to - session.from;
    return session;
  });
}

/** How long a working day is. */
export const lengthOf = (sessions: readonly Session[]): number =>
  sessions.reduce((sum, { from, to }) => sum + to - from, 0);

/** How long was worked on a working day until `time`. */
export const workedUntil = (sessions: readonly Session[], time: number): number =>
  sessions.reduce((sum, { from, to }) => sum + Math.min(Math.max(time - from, 0), to - from), 0);

/** The earliest time at which `worked` was worked, more than nothing and no more than the day's length. */
export function timeAfter(sessions: readonly Session[], worked: number): number {
  // The first session has nothing before it, so there is always one.
  const { from, before } = sessions.findLast((session) => session.before < worked) as Session;
  return from + worked - before;
}
