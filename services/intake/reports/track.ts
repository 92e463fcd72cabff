import { network } from '#shared/http/address.ts';
import { problems } from '#shared/http/problem.ts';
import { readBase32 } from '#shared/ids/id.ts';
import { isNumber, readNumber } from '#shared/ids/number.ts';
import type { Limits } from '../limits/limits.ts';
import type { IntakeDeps } from '../wiring/deps.ts';
import { reportOf, sameCode } from './store.ts';

/**
 * The report that number and code open. Only guesses count, and only they are refused when there were too many: whoever
 * has the code (65 bits) gets in, whatever strangers tried at the same number or behind the same address.
 * @throws Problem not-found for an unknown number and for a wrong code alike, too-many-requests
 */
export async function openedBy(
  { main, secrets }: Pick<IntakeDeps, 'main' | 'secrets'>,
  limit: Limits,
  typed: { number: string; code: string },
  { at, address }: { at: string; address: string },
): Promise<string> {
  const number = readNumber(typed.number);
  const found = isNumber(number) ? await reportOf(main, number) : undefined;
  // The code is computed for unknown numbers too: the answer and its time are the same.
  const right = sameCode(readBase32(typed.code), await secrets.trackingCode(found ?? 'nobody'));
  if (found && right) return found;
  const tries = [['track', network(address)] as const, ['number', number] as const];
  for (const [kind, whom] of tries) await limit.take(kind, whom, at);
  throw problems.notFound();
}
