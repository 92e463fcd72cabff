import { atOnce } from '#shared/at-once.ts';
import { fold } from '#shared/commit/commit.ts';
import { call } from '../../../services/intake/hotline/domain/call.ts';
import { REPEATED_MS } from '../../support/phone-call.ts';
import { headsIn, rowsOf } from '../../support/stored.ts';
import { ticketsOf } from '../day/account.ts';
import type { Acknowledged } from '../day/journal.ts';
import type { Day } from '../day/play.ts';
import { AT_ONCE } from '../day/silence.ts';
import { EDGE, type PowerCut } from './power-cut.ts';
import { strangers } from './strangers.ts';

/**
 * What callers were told before the last save and is not true, a sentence each: reports that did not come to their end,
 * and commands that stand in no log.
 */
export async function lostOf(day: Day, cut: PowerCut | undefined): Promise<string[]> {
  const forgiven = new Set<Acknowledged>(cut?.unsaved ?? []);
  const gone = new Set(
    (cut?.unsaved ?? []).filter(({ what }) => what === 'report').map(({ report }) => report),
  );
  const unended = [...day.receipts.keys()]
    .filter((id) => !day.isOver(id))
    .map((id) => `${id} stopped at ${day.watch.state(id)?.phase ?? 'nothing'}`);
  // What concerned a report that is gone went with it; the caller has lived it again.
  const due = day.journal.entries.filter(
    (entry) => !forgiven.has(entry) && !(gone.has(entry.report) && cut && entry.at < cut.back),
  );
  const missing = await atOnce(AT_ONCE, due, async (entry) => ((await entry.stands()) ? [] : [entry]));
  return [
    ...unended,
    ...missing.flat().map(({ what, report, at }) => {
      const before = cut && at < cut.saved - EDGE ? ', before the last save' : '';
      return `${what} of ${report}, acknowledged ${new Date(at).toISOString()}${before}: on no record`;
    }),
  ];
}

/** Tickets that were opened twice, or that nobody was told of, a sentence each. */
export async function doubledTickets(told: readonly string[], cut: PowerCut | undefined): Promise<string[]> {
  // Who was told before the power went was told, though it died with the engine and was done again.
  const known = [...new Set([...told, ...(cut?.unsaved ?? []).map(({ report }) => report)])];
  const opened = await atOnce(AT_ONCE, known, async (id) => [id, await ticketsOf(id)] as const);
  const tickets = headsIn(await rowsOf('huying-casework'), 'ticket').map(({ pk }) => pk);
  const calls = headsIn(await rowsOf('huying-intake'), 'call').map((head) => fold(call, head).state);
  // Who had hung up may still have been trying to tell so.
  const since = cut && { ...cut, saved: cut.saved - EDGE - REPEATED_MS };
  return [
    ...opened.filter(([, n]) => n > 1).map(([id, n]) => `${id} was opened ${n} times`),
    ...strangers({ tickets, known, calls, cut: since }).map(
      (id) => `${id} is a ticket that nobody was told of`,
    ),
  ];
}
