import type { Bench } from './bench.ts';
import type { Observation } from './messaging-test.ts';

/**
 * What became of a batch: which entries failed, with their codes, or why the whole was refused; and what arrived, by the
 * first ten letters. Senders send again what is named as failed; when the whole is refused, all of it failed.
 */
export type BatchOutcome =
  | { readonly failed: Readonly<Record<string, string>>; readonly arrived: readonly string[] }
  | { readonly refused: string; readonly arrived: readonly string[] };

interface BatchAnswer {
  readonly Failed?: readonly { Id?: string | undefined; Code?: string | undefined }[] | undefined;
}

/** @param least how many messages to wait for with patience */
export async function outcomeOf(
  bench: Bench,
  queue: string,
  sending: Promise<BatchAnswer>,
  least: number,
): Promise<Observation> {
  const answer = await sending.then(
    ({ Failed = [] }) => ({ failed: Object.fromEntries(Failed.map(({ Id = '', Code = '' }) => [Id, Code])) }),
    ({ name }: Error) => ({ refused: plain(name) }),
  );
  const arrived = (await bench.all(queue, least)).map(({ Body = '' }) => Body.slice(0, 10)).sort();
  return { ...answer, arrived };
}

/** The SDK names the same refusal in several ways. */
const plain = (name: string): string => name.replace('AWS.SimpleQueueService.', '').replace(/Exception$/, '');
