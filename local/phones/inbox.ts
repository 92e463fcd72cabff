import type { Deliveries } from '../carrier/deliveries.ts';
import type { Fate } from '../carrier/receipt.ts';
import type { Sms } from '../carrier/sms.ts';
import type { Replies, Reply } from './replies.ts';

/** An SMS with what the carrier did with it; `at` and `status` are missing until the carrier has seen it. */
export interface Message {
  readonly id: string;
  readonly number: string;
  readonly text: string;
  readonly at?: string;
  readonly status?: Fate;
}

/** The messages of one number and what was answered from it, each oldest first. */
export interface Thread {
  readonly number: string;
  readonly messages: readonly Message[];
  readonly replies: readonly Reply[];
}

const LATER_THAN_ALL = '9';
const newest = ({ messages, replies }: Thread): string => {
  const told = messages.at(-1)?.at ?? LATER_THAN_ALL;
  const answered = replies.at(-1)?.at ?? '';
  return told > answered ? told : answered;
};

/** Both sides of a conversation, oldest first; what the carrier has not seen yet comes last. */
export const conversation = ({ messages, replies }: Thread): readonly (Message | Reply)[] =>
  [...messages, ...replies].sort((a, b) => (a.at ?? LATER_THAN_ALL).localeCompare(b.at ?? LATER_THAN_ALL));

export const isReply = (one: Message | Reply): one is Reply => 'reply' in one;

/** Threads by number, the one with the newest message first; `filter` keeps numbers that contain its digits. */
export function threads(
  all: readonly Sms[],
  deliveries: Pick<Deliveries, 'of'>,
  filter = '',
  replies: Pick<Replies, 'of'> = { of: () => [] },
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
      replies: replies.of(number),
    }))
    .sort((a, b) => newest(b).localeCompare(newest(a)) || a.number.localeCompare(b.number));
}
