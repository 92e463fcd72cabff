import { randomUUID } from 'node:crypto';
import type { Satisfied } from '#events/fields.ts';
import { sendReply } from '../../../local/phones/reply.ts';
import { inboundId } from '../../../services/notification/inbound/receive.ts';
import { type Answer, call } from '../../support/call.ts';
import type { Community } from '../../support/community.ts';
import { headOf } from '../../support/logs.ts';
import { Hopeless, persist } from '../../support/persist.ts';
import type { Receipt } from '../../support/report.ts';
import { system } from '../../support/system.ts';
import { isCaused, type Journal } from './journal.ts';
import type { Plan } from './plan.ts';

/** Everything that people of the community do, through the doors and APIs that people use. */
export type Acts = ReturnType<typeof actsIn>;

/** What the program did, for the account at the end. */
export interface Done {
  /** Steps that another step had overtaken: the ticket was no longer theirs, or no longer in that state. */
  overtaken: number;
  /** Answers of 5xx, or none at all, that a second try cured. */
  retried: number;
}

/** What the people of a day share. */
export interface Stage {
  readonly community: Community;
  readonly receipts: ReadonlyMap<string, Receipt & { phone: string }>;
  readonly done: Done;
  readonly journal: Journal;
  /** Milliseconds for which somebody who gets no answer tries again. */
  readonly patienceMs: number;
}

/** A command about a ticket: where to, what, by whom, and under which cause its fact will stand in whose log. */
interface Command {
  readonly id: string;
  readonly what: string;
  readonly path: string;
  readonly body: object;
  readonly token: string;
  readonly log: 'casework' | 'intake';
  readonly cause: (key: string) => string;
}

const OVERTAKEN = new Set([403, 404, 409]);

export function actsIn({ community, receipts, done, journal, patienceMs }: Stage) {
  const receiptOf = (id: string) => {
    const receipt = receipts.get(id);
    if (!receipt) throw new Error(`nobody reported ${id}`);
    return receipt;
  };
  const staffOf = (is: (person: Community['tree']['people'][number]) => boolean): string =>
    `staff:${community.tree.people.find(is)?.staff}`;

  /** One request that is tried again, under the same key, until somebody answers. */
  const ask = <T>(path: string, body: object, token: string, key: string): Promise<Answer<T> | undefined> =>
    persist(
      patienceMs,
      async () => {
        const answer = await call<T>('POST', path, { body, token, key });
        if (answer.status < 300) return answer;
        if (OVERTAKEN.has(answer.status)) {
          done.overtaken++;
          return undefined;
        }
        const what = `${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
        throw answer.status < 500 && answer.status !== 429 ? new Hopeless(what) : new Error(what);
      },
      () => done.retried++,
    );

  const command = async ({ id, what, path, body, token, log, cause }: Command): Promise<void> => {
    const key = randomUUID();
    const say = () => ask(path, body, token, key);
    if (!(await say())) return;
    journal.note({ what, report: id, stands: () => isCaused(log, id, cause(key)), again: say });
  };

  const ticket = async (member: string, id: string, what: string, body: object) =>
    command({
      id,
      what,
      path: `/api/casework/tickets/${id}/${what}`,
      body,
      token: await community.tokenOf(member),
      log: 'casework',
      cause: (key) => `${staffOf((person) => person.member === member)}:${key}`,
    });

  /** Tokens last half an hour, as long as a whole day here. */
  const tokens = new Map<string, Promise<string>>();
  const residentToken = (id: string): Promise<string> => {
    const known = tokens.get(id);
    if (known) return known;
    const { number, code } = receiptOf(id);
    const body = { number, code };
    const token = ask<{ token: string }>('/api/intake/track', body, '', randomUUID()).then((answer) => {
      if (!answer) throw new Error(`the code of ${id} opens nothing`);
      return answer.body.token;
    });
    tokens.set(id, token);
    token.catch(() => tokens.delete(id));
    return token;
  };
  const asResident = async (id: string, what: string, body: object): Promise<void> =>
    command({
      id,
      what,
      path: `/api/casework/track/${id}/${what}`,
      body,
      token: await residentToken(id),
      log: 'casework',
      cause: (key) => `resident:${key}`,
    });

  const bySms = async (id: string, what: string, from: string, text: string): Promise<void> => {
    const { endpoint } = await system();
    const sms = randomUUID();
    const send = () => persist(patienceMs, () => sendReply(endpoint, { from, text }, sms));
    await send();
    const stands = async () => (await headOf('notification', inboundId(sms))) !== undefined;
    journal.note({ what, report: id, stands, again: send });
  };

  return {
    accept: (member: string, id: string) => ticket(member, id, 'accept', {}),
    contact: (member: string, id: string) =>
      ticket(member, id, 'contact', { note: '已电话联系，约好上门时间。' }),
    propose: (member: string, id: string, outcome: Plan['outcome']) =>
      ticket(member, id, 'propose', {
        outcome,
        reply: outcome === 'done' ? '已处理好，会再来看。' : '按规定现在办不了，原因已说明。',
      }),
    answer: (id: string, solved: boolean, satisfied: Satisfied) =>
      asResident(id, 'answer', { solved, satisfied }),
    urge: (id: string) => asResident(id, 'urge', {}),
    async withdraw(id: string): Promise<void> {
      await command({
        id,
        what: 'withdraw',
        path: `/api/intake/reports/${id}/withdraw`,
        body: {},
        token: await residentToken(id),
        log: 'intake',
        cause: (key) => `withdraw:${key}`,
      });
    },
    async callBack(id: string, found: Plan['callback'], satisfied: Satisfied): Promise<void> {
      await command({
        id,
        what: 'callback',
        path: `/api/casework/tickets/${id}/callback`,
        body: found === 'unreached' ? { reached: false } : { reached: true, solved: found, satisfied },
        token: await community.as('callback'),
        log: 'casework',
        cause: (key) => `${staffOf((person) => person.role === 'callback')}:${key}`,
      });
    },
    acceptBySms: (member: string, id: string, number: string): Promise<void> =>
      bySms(id, 'accept by SMS', community.phoneOf(member), `1 ${number.slice(-4)}`),
    answerBySms: (id: string, number: string, satisfied: Satisfied): Promise<void> =>
      bySms(
        id,
        'answer by SMS',
        receiptOf(id).phone,
        `${satisfied === 'satisfied' ? 1 : 2} ${number.slice(-4)}`,
      ),
  };
}
