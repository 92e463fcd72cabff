import type { Deliveries } from '../carrier/deliveries.ts';
import type { Fate } from '../carrier/receipt.ts';
import type { Sms } from '../carrier/sms.ts';

/** An SMS with what the carrier did with it; `at` and `status` are missing until the carrier has seen it. */
export interface Message {
  readonly id: string;
  readonly number: string;
  readonly text: string;
  readonly at?: string;
  readonly status?: Fate;
}

/** The messages of one number, oldest first. */
export interface Thread {
  readonly number: string;
  readonly messages: readonly Message[];
}

const LATER_THAN_ALL = '9';
const newest = (thread: Thread): string => thread.messages.at(-1)?.at ?? LATER_THAN_ALL;

/** Threads by number, the one with the newest message first; `filter` keeps numbers that contain its digits. */
export function threads(
  all: readonly Sms[],
  deliveries: Pick<Deliveries, 'of'>,
  filter = '',
): readonly Thread[] {
  const digits = filter.replace(/\D/g, '');
  const byNumber = Map.groupBy(
    all.filter((sms) => sms.number.replace(/\D/g, '').includes(digits)),
    (sms) => sms.number,
  );
  return [...byNumber]
    .map(([number, list]) => ({
      number,
      messages: list
        .toSorted((a, b) => a.sequence - b.sequence)
        .map(({ id, text }) => {
          const delivery = deliveries.of(id);
          return { id, number, text, ...(delivery && { at: delivery.at, status: delivery.fate }) };
        }),
    }))
    .sort((a, b) => newest(b).localeCompare(newest(a)) || a.number.localeCompare(b.number));
}
