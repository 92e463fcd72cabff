import { commit, type Stores } from '#shared/commit/commit.ts';
import { log } from '#shared/observe/log.ts';
import { receipt as decide } from '../domain/decide.ts';
import { message } from '../domain/message.ts';
import type { Receipt } from '../provider/status-log.ts';
import type { Table } from '../store.ts';

export interface ReceiptParts {
  readonly stores: Stores;
  readonly table: Table;
  readonly now: () => number;
}

/** Carriers report for up to three days; afterwards neither side waits for the other. */
const KEPT_DAYS = 30;

const sentAs = (ref: string) => ({ pk: `provider#${ref}`, sk: '-' });
const reported = (ref: string) => `receipt#${ref}`;

/** Remembers under which reference the provider took a message. Before the answer is recorded: see `receive`. */
export const rememberRef = ({ table, now }: ReceiptParts, ref: string, id: string): Promise<unknown> =>
  table.putNew({ ...sentAs(ref), message: id, expires: expiry(now()) });

/** Applies what carriers reported before the reference was known here. */
export async function applyEarly(parts: ReceiptParts, ref: string): Promise<void> {
  for (const row of await parts.table.all<Pick<Receipt, 'outcome'>>(reported(ref)))
    await receive(parts, { ref, outcome: row.outcome });
}

/**
 * Records a carrier's word. One that comes before its reference is kept, and looked at by the sender once it knows the
 * reference: both write first and look afterwards, so at least one of them sees the other. A reference of somebody
 * else's SMS stays unanswered and expires.
 */
export async function receive(parts: ReceiptParts, receipt: Receipt): Promise<void> {
  const id = (await messageOf(parts, receipt.ref)) ?? (await keep(parts, receipt));
  if (!id) {
    log.info('receipt kept, its message is not known', { ref: receipt.ref });
    return;
  }
  const by = {
    cause: { id: `receipt.${receipt.ref}.${receipt.outcome}` },
    at: new Date(parts.now()).toISOString(),
    actor: 'carrier',
  };
  await commit(parts.stores, message, id, by, (state) => decide(state, receipt.outcome));
}

const messageOf = async ({ table }: ReceiptParts, ref: string): Promise<string | undefined> =>
  (await table.get<{ message: string }>(sentAs(ref).pk))?.message;

async function keep(parts: ReceiptParts, { ref, outcome }: Receipt): Promise<string | undefined> {
  await parts.table.putNew({ pk: reported(ref), sk: outcome, outcome, expires: expiry(parts.now()) });
  return messageOf(parts, ref);
}

const expiry = (now: number): number => Math.floor(now / 1000) + KEPT_DAYS * 86_400;
