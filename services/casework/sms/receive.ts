import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { MessageReceived } from '#events/notification.ts';
import { decision, NOT_IN_THIS_PHASE } from '#shared/command/command.ts';
import { type Cause, commit, load, type Stores } from '#shared/commit/commit.ts';
import { type Decided, Refused } from '#shared/commit/decision.ts';
import type { Store } from '#shared/commit/store.ts';
import { type TicketEvent, ticket } from '../commands/aggregate.ts';
import { commands } from '../commands/index.ts';
import type { Ticket } from '../ticket/ticket.ts';
import {
  type Candidate,
  type Meaning,
  type MessageEvent,
  message,
  type ReceivedSms,
  tooLate,
  understand,
} from './domain/message.ts';

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
    const { sms, open } = await readingOf(stores.store, assignedTo, data);
    const { taken } = (await note({ id, made: time }, understand(sms, open))).state;
    if (!taken) return;
    const { meaning } = taken;
    const by = { cause: { id, made: time }, at, actor: senderOf(meaning, data) };
    try {
      await commit(stores, ticket, taken.ticket, by, deciding(meaning, data, at));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const late = meaning.as === 'accept' ? data : (await asCaller(stores.store, data)).sms;
      await note({ id: `${id}.late`, made: time }, tooLate(late));
    }
  };

interface Reading {
  readonly sms: ReceivedSms;
  readonly open: readonly Candidate[];
}

/**
 * As whom the message is read. A member is one first; who has nothing to accept, or means none of it, may be a caller
 * too, and their own report is not lost in that.
 */
async function readingOf(store: Store, assignedTo: AssignedTo, of: Received): Promise<Reading> {
  if (of.sender === 'caller') return asCaller(store, of);
  const member = { sms: of, open: of.member === undefined ? [] : await assignedTo(of.member) };
  if (!of.reports?.length || isClear(member)) return member;
  const caller = await asCaller(store, of);
  const nothingElse = member.open.length === 0 && caller.open.length > 0;
  return nothingElse || isTaken(caller) ? caller : member;
}

/** With the language of the caller's newest ticket. */
async function asCaller(store: Store, { member: _also, ...of }: Received): Promise<Reading> {
  const found = await Promise.all(
    (of.reports ?? []).map(async (id) => ({ id, ...(await load(store, ticket, id)).state })),
  );
  return {
    sms: { ...of, sender: 'caller', lang: found.find(({ phase }) => phase !== 'none')?.lang },
    open: found.flatMap(({ id, number, phase }) => (phase === 'proposed' ? [{ id, number }] : [])),
  };
}

const isTaken = ({ sms, open }: Reading): boolean =>
  understand(sms, open)().events.some((e) => e.type === 'AnswerTaken');

/** Which ticket is meant, or that it could be several: to take it for an answer to another one would be a guess. */
const isClear = ({ sms, open }: Reading): boolean =>
  understand(sms, open)().events.some((e) => e.type === 'AnswerTaken' || e.why === 'several');

const deciding =
  (meaning: Meaning, { member }: Received, at: string) =>
  (t: Ticket): Decided<TicketEvent> => {
    const who = { actor: senderOf(meaning, { member }), member, at, via: 'sms', clerk: undefined } as const;
    if (meaning.as === 'answer') {
      const { solved, satisfied } = meaning;
      return decision(commands.answer, { solved, satisfied }, who)(t);
    }
    if (t.placement?.holder !== member) throw new Refused(NOT_IN_THIS_PHASE);
    return decision(commands.accept, {}, who)(t);
  };

/** The actor, by the action: a member who answers for their own report is a resident. */
const senderOf = ({ as }: Meaning, { member }: Pick<Received, 'member'>): string =>
  as === 'answer' ? 'resident' : `member:${member ?? 'unknown'}`;
