import type { Channel, Urgency } from '#events/fields.ts';
import { commit, type Loaded, load } from '#shared/commit/commit.ts';
import { problems } from '#shared/http/problem.ts';
import { idFromKey } from '#shared/ids/id.ts';
import { noteInPlace, noteReport, placesTaken } from '../callers/callers.ts';
import { limits, windowAt } from '../limits/domain/limits.ts';
import type { Limits } from '../limits/limits.ts';
import type { IntakeDeps } from '../wiring/deps.ts';
import type { NewReport } from './domain/input.ts';
import { canText, toE164 } from './domain/phone.ts';
import { type ReportState, receive, report } from './domain/report.ts';
import { claimNumber, type ReportWords } from './store.ts';

export interface Received {
  readonly report: string;
  readonly number: string;
  readonly code: string;
  /** The same instant for every retry. */
  readonly receivedAt: string;
}

/**
 * What comes in by whichever door. The public form is `NewReport` and only that; the other channels are set by routes
 * that ask for a right, and by the telephone.
 */
export type Incoming = Omit<NewReport, 'channel'> & {
  readonly channel: Channel;
  /** What the caller said; the web does not ask. */
  readonly urgency?: Urgency | undefined;
};

/** What admission found out. `texts`: how many reports a day may make us text this phone. */
export interface Admitted {
  readonly texts?: number;
  /** The report as it stood then: the one before it was received, or its retry's. */
  readonly found?: Loaded<ReportState>;
}

/**
 * Takes a report in. One report per idempotency key: every retry gets the same number and code.
 * @throws CauseReused when the key comes again with another body; Problem too-many-requests
 */
export async function receiveReport(
  deps: IntakeDeps,
  input: Incoming,
  by: { key: string; fingerprint?: string; at: string; actor: string },
  { texts, found }: Admitted = {},
): Promise<Received> {
  const id = idFromKey('R', 'report', by.key);
  const from = found ?? (await load(deps.stores.store, report, id));
  const before = from.state;
  // A retry after midnight would try other candidates: a report that is in has its number already.
  const number = before.number ?? (await claimNumber(deps.main, id, by.at, deps.zone));
  const phone = input.phone === undefined ? undefined : toE164(input.phone);
  const data = {
    number,
    channel: input.channel,
    ...(input.category !== undefined && { category: input.category }),
    ...(input.area !== undefined && { area: input.area }),
    ...(input.urgency !== undefined && { urgency: input.urgency }),
    callerRef: await deps.secrets.callerRef(phone ?? id),
    lang: input.lang,
    reachable: canText(phone) && input.consent.sms,
  };
  const { phone: _typed, urgency: _told, photos, ...rest } = input;
  const words: ReportWords = { ...rest, ...(phone && { phone }), consent: { ...input.consent, at: by.at } };
  if (texts !== undefined && !before.number) {
    const one = { report: id, number, at: by.at };
    if (!(await noteInPlace(deps.vault, data.callerRef, one, texts))) throw tooManyTexts(by.at);
  }
  const { state } = await commit(
    deps.stores,
    report,
    id,
    {
      cause: { id: by.key, ...(by.fingerprint && { fingerprint: by.fingerprint }) },
      at: by.at,
      actor: by.actor,
    },
    receive(data, { ...words }, [...new Set(photos)]),
    { from },
  );
  const received = { report: id, number: state.number ?? number, receivedAt: state.receivedAt ?? by.at };
  // Residents we never text cannot answer by SMS; a stranger's report with their number would only get in the way.
  if (data.reachable && texts === undefined) {
    const { receivedAt, ...rest } = received;
    await noteReport(deps.vault, data.callerRef, { ...rest, at: receivedAt });
  }
  return { ...received, code: await deps.secrets.trackingCode(id) };
}

/**
 * The key of a report at the public door, whatever a stranger sends: it never meets one of the telephone's (`call:…`)
 * or of staff (`staff:…`), which would take their report's place or be told its code.
 */
export const publicKey = (key: string): string => `web:${key}`;

/**
 * What a stranger may hand in: so many reports from an address, and so many a day that make us text the same phone.
 * A report that is in was counted when it came; whoever asks for it again gets its number and code.
 * @throws Problem too-many-requests
 */
export async function admitReport(
  deps: IntakeDeps,
  limit: Limits,
  input: Incoming,
  by: { key: string; at: string },
  address: string,
): Promise<Admitted> {
  const phone = input.phone === undefined ? undefined : toE164(input.phone);
  const isTexted = phone !== undefined && input.consent.sms && canText(phone);
  const found = await load(deps.stores.store, report, idFromKey('R', 'report', by.key));
  const admitted = { found, ...(isTexted && { texts: limit.most('phone') }) };
  if (found.version > 0) return admitted;
  await limit.address('report', address, by.at);
  if (!isTexted) return admitted;
  // Looked at before a number is claimed; the place itself is taken with the report.
  const taken = await placesTaken(deps.vault, await deps.secrets.callerRef(phone), by.at);
  if (taken.length >= limit.most('phone')) throw tooManyTexts(by.at);
  return admitted;
}

/** Places are those of a UTC day. */
const tooManyTexts = (at: string) => problems.tooMany(windowAt(limits.phone[0], Date.parse(at)).left);
