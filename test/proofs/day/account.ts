import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Head } from '#shared/commit/aggregate.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { history } from '#shared/commit/log.ts';
import { ticket } from '../../../services/casework/commands/aggregate.ts';
import { clock } from '../../../services/escalation/domain/aggregate.ts';
import type { Clock, ClockFact, Deadline } from '../../../services/escalation/domain/clock.ts';
import { statusOf } from '../../../services/escalation/domain/deadline-status.ts';
import { nextTimer } from '../../../services/escalation/domain/timer.ts';
import { instantOf, messagesAbout, tables } from '../../support/logs.ts';

/** What the timers of one subject did. */
export interface Timers {
  /** Said more often than once. */
  readonly twice: number;
  /** Milliseconds for which an instant had passed without a word when the stage was done after all, or now. */
  readonly silent: readonly number[];
  readonly swept: number;
  /** Milliseconds after their instant. */
  readonly late: readonly number[];
  /** Something is still to come. */
  readonly pending: boolean;
}

export async function timersOf(subject: string): Promise<Timers> {
  const log = await history(dynamoStore(await tables(), 'huying-escalation'), clock, subject);
  const state = log.at(-1)?.state;
  if (!state) return { twice: 0, silent: [], swept: 0, late: [], pending: false };
  const rung = log.flatMap(({ event }) =>
    event.type === 'DeadlineNear' || event.type === 'DeadlineMissed' ? [event] : [],
  );
  const seen = Map.groupBy(rung, nameOf);
  return {
    twice: [...seen.values()].reduce((sum, same) => sum + same.length - 1, 0),
    silent: state.deadlines.flatMap((d) => silences(state, d)),
    swept: rung.filter(({ via }) => via === 'sweep').length,
    late: rung.map(({ lateMs }) => lateMs),
    pending: nextTimer(state) !== undefined,
  };
}

type Rung = Extract<ClockFact, { type: 'DeadlineNear' | 'DeadlineMissed' }>;

const nameOf = (fact: Rung): string => {
  const rise = fact.type === 'DeadlineMissed' && fact.rise !== undefined;
  return `${fact.type} ${fact.stage} ${fact.cycle} ${fact.level} ${rise}`;
};

/** A deadline that stopped to matter (a level left behind, a withdrawn report) owes nobody a word. */
function silences(state: Clock, d: Deadline): number[] {
  const verdict = statusOf(state, d);
  if (verdict.state === 'dropped') return [];
  const over = Math.min(verdict.done ?? Number.POSITIVE_INFINITY, state.ended ?? Date.now(), Date.now());
  const unsaid = [...(d.missed ? [] : [d.due]), ...(d.warned || d.missed ? [] : [d.near])];
  return unsaid.map((instant) => over - instant).filter((ms) => ms > 0);
}

/** The messages about a ticket: how many have no last word yet, and how many the provider took. */
export async function messagesOf(ticket: string): Promise<{ readonly open: number; readonly sent: number }> {
  const heads = await messagesAbout(ticket);
  return { open: heads.filter((head) => !settled(head)).length, sent: heads.filter(wasSent).length };
}

const settled = (head: Head): boolean =>
  ['MessageDelivered', 'MessageFailed', 'MessageSkipped'].some((fact) => instantOf(head, fact) !== undefined);

const wasSent = (head: Head): boolean =>
  ['MessageSent', 'MessageDelivered'].some((fact) => instantOf(head, fact) !== undefined);

/** How often a report was opened as a ticket; long lives have their beginning in spilled entries. */
export async function ticketsOf(report: string): Promise<number> {
  const log = await history(dynamoStore(await tables(), 'huying-casework'), ticket, report);
  return log.filter(({ event }) => event.type === 'TicketOpened').length;
}

/** The message that a text on a phone was, by the provider's id of it; undefined when no message knows it. */
export async function messageOf(sms: string): Promise<string | undefined> {
  const Key = { pk: `provider#${sms}`, sk: '-' };
  const { Item } = await (await tables()).send(
    new GetCommand({ TableName: 'huying-notification', Key, ConsistentRead: true }),
  );
  return Item?.message as string | undefined;
}
