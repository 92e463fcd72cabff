import { headOf, instantOf } from './logs.ts';
import type { Receipt } from './report.ts';
import { until } from './until.ts';

/** Waits until these reports have come to rest: their tickets have a holder, and nothing more happens by itself. */
export async function assigned(...receipts: readonly Pick<Receipt, 'report'>[]): Promise<void> {
  for (const { report } of receipts)
    await until('a holder', async () => instantOf(await headOf('casework', report), 'TicketAssigned'));
}
