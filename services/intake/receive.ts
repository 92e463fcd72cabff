import type { Rows } from '#shared/aws/rows.ts';
import { commit, load } from '#shared/commit/commit.ts';
import type { Store } from '#shared/commit/store.ts';
import { idFromKey } from '#shared/ids/id.ts';
import type { NewReport } from './domain/input.ts';
import { canText, toE164 } from './domain/phone.ts';
import { receive, report } from './domain/report.ts';
import type { Secrets } from './secrets.ts';
import { claimNumber, type ReportWords } from './store.ts';

export interface Parts {
  readonly main: Rows;
  readonly vault: Rows;
  readonly stores: { readonly store: Store; readonly vault: Store };
  readonly secrets: Secrets;
  /** The community's time zone, for the day in the number. */
  readonly zone: string;
}

export interface Received {
  readonly report: string;
  readonly number: string;
  readonly code: string;
  /** The same instant for every retry. */
  readonly receivedAt: string;
}

/**
 * Takes a report in. One report per idempotency key: every retry gets the same number and code.
 * @throws CauseReused when the key comes again with another body
 */
export async function receiveReport(
  parts: Parts,
  input: NewReport,
  by: { key: string; fingerprint: string; at: string; actor: string },
): Promise<Received> {
  const id = idFromKey('R', 'report', by.key);
  const number = await numberOf(parts, id, by.at);
  const phone = input.phone === undefined ? undefined : toE164(input.phone);
  const data = {
    number,
    channel: input.channel,
    ...(input.category !== undefined && { category: input.category }),
    ...(input.area !== undefined && { area: input.area }),
    callerRef: await parts.secrets.callerRef(phone ?? id),
    lang: input.lang,
    reachable: canText(phone) && input.consent.sms,
  };
  const { phone: _typed, ...rest } = input;
  const words: ReportWords = { ...rest, ...(phone && { phone }), consent: { ...input.consent, at: by.at } };
  const { state } = await commit(
    parts.stores,
    report,
    id,
    { cause: { id: by.key, fingerprint: by.fingerprint }, at: by.at, actor: by.actor },
    receive(data, { ...words }),
  );
  return {
    report: id,
    number: state.number ?? number,
    code: await parts.secrets.trackingCode(id),
    receivedAt: state.receivedAt ?? by.at,
  };
}

/** A retry after midnight would try other candidates: a report that is in has its number already. */
async function numberOf({ main, stores, zone }: Parts, id: string, at: string): Promise<string> {
  const { state } = await load(stores.store, report, id);
  return state.number ?? claimNumber(main, id, at, zone);
}
