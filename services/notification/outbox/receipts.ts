import { commit, type Stores } from '#shared/commit/commit.ts';
import { log } from '#shared/observe/log.ts';
import type { Table } from '../copies/copies.ts';
import { receipt as decide } from '../domain/decide.ts';
import { message } from '../domain/message.ts';
import type { Took } from '../domain/queued.ts';
import type { Receipt } from '../provider/status-log.ts';
import { countOutcome } from './count.ts';

export interface ReceiptDeps {
  readonly stores: Stores;
  readonly table: Table;
  readonly now: () => number;
}

/** Carriers report for up to three days; afterwards neither side waits for the other. */
const KEPT_DAYS = 30;

const sentAs = (ref: string) => ({ pk: `provider#${ref}`, sk: '-' });
const reported = (ref: string) => `receipt#${ref}`;

interface SentRow {
  readonly message: string;
  /** Absent in rows of an earlier version. */
  readonly at?: string;
  readonly parts?: number;
}

/** Remembers under which reference the provider took a message: until a receipt comes this is the record of it. */
export const rememberRef = ({ table, now }: ReceiptDeps, { ref, at, parts }: Took, id: string) =>
  table.putNew({ ...sentAs(ref), message: id, at, parts, expires: expiry(now()) });

/** Applies what carriers reported before the reference was known here. @returns whether they had */
export async function applyEarly(deps: ReceiptDeps, ref: string): Promise<boolean> {
  const early = await deps.table.all<Pick<Receipt, 'outcome'>>(reported(ref));
  for (const { outcome } of early) await receive(deps, { ref, outcome });
  return early.length > 0;
}

/**
 * Records a carrier's word. One that comes before its reference is kept, and looked at by the sender once it knows the
 * reference: both write first and look afterwards, so at least one of them sees the other. A reference of somebody
 * else's SMS stays unanswered and expires.
 */
export async function receive(deps: ReceiptDeps, receipt: Receipt): Promise<void> {
  const sent = (await sentUnder(deps, receipt.ref)) ?? (await keep(deps, receipt));
  if (!sent) {
    log.info('receipt kept, its message is not known', { ref: receipt.ref });
    return;
  }
  const by = {
    cause: { id: `receipt.${receipt.ref}.${receipt.outcome}` },
    at: new Date(deps.now()).toISOString(),
    actor: 'carrier',
  };
  const { events } = await commit(deps.stores, message, sent.message, by, (state) => {
    const took = { ref: receipt.ref, at: sent.at ?? by.at, parts: sent.parts ?? state.parts ?? 1 };
    return decide(state, receipt.outcome, took);
  });
  countOutcome(events);
}

const sentUnder = ({ table }: ReceiptDeps, ref: string) => table.get<SentRow>(sentAs(ref).pk);

async function keep(deps: ReceiptDeps, { ref, outcome }: Receipt): Promise<SentRow | undefined> {
  await deps.table.putNew({ pk: reported(ref), sk: outcome, outcome, expires: expiry(deps.now()) });
  return sentUnder(deps, ref);
}

const expiry = (now: number): number => Math.floor(now / 1000) + KEPT_DAYS * 86_400;
