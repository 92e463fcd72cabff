import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { Language } from '#events/fields.ts';
import type { MessageReceived } from '#events/notification.ts';
import { type Cause, commit, load, type Stores } from '#shared/commit/commit.ts';
import { type Decided, Refused } from '#shared/commit/decision.ts';
import type { Store } from '#shared/commit/store.ts';
import { ticket } from './domain/aggregate.ts';
import { accept, answer } from './domain/commands.ts';
import {
  type Candidate,
  type Meaning,
  type MessageEvent,
  message,
  tooLate,
  understand,
} from './domain/message.ts';
import type { Ticket, TicketEvent } from './domain/ticket.ts';

type Received = DataOf<typeof MessageReceived>;

/** Tickets that wait to be accepted by this member, the oldest first. */
export type AssignedTo = (member: string) => Promise<readonly Candidate[]>;

/**
 * An SMS of a member or a caller. First it is written down which ticket it means, then the ticket is asked: the same
 * message, however often it comes, never means another one.
 */
export const receive =
  (stores: Pick<Stores, 'store'>, assignedTo: AssignedTo) =>
  async ({ id, time, subject, data }: CloudEvent<Received>): Promise<void> => {
    const at = new Date().toISOString();
    const note = (cause: Cause, decide: () => Decided<MessageEvent>) =>
      commit(stores, message, subject, { cause, at, actor: 'system' }, decide);
    const { open, lang } = await openFor(stores.store, assignedTo, data);
    const received = { ...data, lang };
    const { taken } = (await note({ id, made: time }, understand(received, open))).state;
    if (!taken) return;
    const by = { cause: { id, made: time }, at, actor: senderOf(data) };
    try {
      await commit(stores, ticket, taken.ticket, by, deciding(taken.meaning, data));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await note({ id: `${id}.late`, made: time }, tooLate(received));
    }
  };

interface Asked {
  readonly open: readonly Candidate[];
  /** That of a caller's newest ticket. */
  readonly lang?: Language | undefined;
}

async function openFor(store: Store, assignedTo: AssignedTo, of: Received): Promise<Asked> {
  if (of.sender === 'member') return { open: of.member === undefined ? [] : await assignedTo(of.member) };
  const found = await Promise.all(
    (of.reports ?? []).map(async (id) => ({ id, ...(await load(store, ticket, id)).state })),
  );
  return {
    open: found.flatMap(({ id, number, phase }) => (phase === 'proposed' ? [{ id, number }] : [])),
    lang: found.find(({ phase }) => phase !== 'none')?.lang,
  };
}

const deciding =
  (meaning: Meaning, { member }: Received) =>
  (t: Ticket): Decided<TicketEvent> => {
    if (meaning.as === 'answer')
      return answer({ solved: meaning.solved, satisfied: meaning.satisfied, by: 'sms' })(t);
    if (t.placement?.holder !== member) throw new Refused('not-in-this-phase');
    return accept(t);
  };

const senderOf = ({ sender, member }: Received): string =>
  sender === 'caller' ? 'resident' : `member:${member ?? 'unknown'}`;
