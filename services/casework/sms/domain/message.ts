import type * as events from '#events/casework.ts';
import type { DataOf } from '#events/envelope.ts';
import type { Language, Satisfied, Solved } from '#events/fields.ts';
import type { MessageReceived } from '#events/notification.ts';
import type { Aggregate } from '#shared/commit/aggregate.ts';
import type { Decided } from '#shared/commit/decision.ts';

/** A ticket that an SMS could mean: the member's that waits to be accepted, or the caller's that waits for an answer. */
export interface Candidate {
  readonly id: string;
  readonly number: string;
}

export type Meaning =
  | { readonly as: 'accept' }
  | { readonly as: 'answer'; readonly solved: Solved; readonly satisfied?: Satisfied };

/** What a digit means, by who sends it. */
const meanings: Readonly<Record<'member' | 'caller', Readonly<Record<string, Meaning>>>> = {
  member: { 1: { as: 'accept' } },
  caller: {
    1: { as: 'answer', solved: 'solved', satisfied: 'satisfied' },
    2: { as: 'answer', solved: 'solved', satisfied: 'fair' },
    3: { as: 'answer', solved: 'not' },
  },
};

type Why = 'several' | 'nothing-open' | 'not-understood';
/** What came in, with the language that a caller chose when reporting. */
export type ReceivedSms = DataOf<typeof MessageReceived> & { readonly lang?: Language | undefined };

export type MessageEvent =
  | { type: 'AnswerTaken'; ticket: string; meaning: Meaning }
  | {
      type: 'AnswerUnclear';
      sender: 'member' | 'caller';
      member?: string;
      about?: string;
      lang?: Language;
      why: Why;
      numbers: readonly string[];
    };

/** What became of one received message. It is remembered, so that the same message never means a second ticket. */
export interface Message {
  readonly taken?: { readonly ticket: string; readonly meaning: Meaning };
}

export const message: Aggregate<Message, MessageEvent, typeof events> = {
  name: 'message',
  initial: {},
  // Unclear after it was taken: the ticket was faster, so that it means none.
  evolve: (_, e) => (e.type === 'AnswerTaken' ? { taken: { ticket: e.ticket, meaning: e.meaning } } : {}),
  publish: {
    AnswerUnclear: (_, { sender, member, about, lang, why, numbers }) => ({
      ...{ sender, member, about, lang, why },
      numbers: [...numbers],
    }),
  },
};

/** How many numbers a reply lists for somebody who has to choose. */
const LIST = 5;

const unclear = (received: ReceivedSms, why: Why, open: readonly Candidate[]): MessageEvent => ({
  type: 'AnswerUnclear',
  sender: received.sender,
  ...(received.member !== undefined && { member: received.member }),
  // A caller is reached through one of their tickets, best one that the answer could be about.
  ...(received.sender === 'caller' && aboutOf(received, open)),
  ...(received.lang !== undefined && { lang: received.lang }),
  why,
  numbers: open.slice(0, LIST).map(({ number }) => number),
});

const aboutOf = ({ reports }: ReceivedSms, open: readonly Candidate[]): { about?: string } => {
  const about = open[0]?.id ?? reports?.[0];
  return about === undefined ? {} : { about };
};

/** Finds the ticket that is meant among those that wait for this sender; four digits pick one of several. */
export const understand =
  (received: ReceivedSms, open: readonly Candidate[]) => (): Decided<MessageEvent> => {
    const { sender, digit = '', four } = received;
    const meaning = meanings[sender][digit];
    if (open.length === 0) return { events: [unclear(received, 'nothing-open', open)] };
    if (!meaning) return { events: [unclear(received, 'not-understood', open)] };
    const meant = four === undefined ? open : open.filter(({ number }) => number.endsWith(four));
    const [one, another] = meant;
    if (!one) return { events: [unclear(received, 'not-understood', open)] };
    if (another) return { events: [unclear(received, 'several', meant)] };
    return { events: [{ type: 'AnswerTaken', ticket: one.id, meaning }] };
  };

/** The ticket was faster: what was meant is not open any more. */
export const tooLate = (received: ReceivedSms) => (): Decided<MessageEvent> => ({
  events: [unclear(received, 'nothing-open', [])],
});
