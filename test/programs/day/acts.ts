import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Satisfied } from '#events/fields.ts';
import { replyBySms } from '../../../local/phones/reply.ts';
import { type Answer, call } from '../../support/call.ts';
import type { Receipt } from '../../support/report.ts';
import { system } from '../../support/system.ts';
import type { Town } from '../../support/town.ts';
import type { Plan } from './plan.ts';

/** Everything that people of the town do, through the doors and APIs that people use. */
export type Acts = ReturnType<typeof actsIn>;

/** What the program did, for the account at the end. */
export interface Done {
  /** Steps that another step had overtaken: the ticket was no longer theirs, or no longer in that state. */
  overtaken: number;
  /** Answers of 5xx, or none at all, that a second try cured. */
  retried: number;
}

const OVERTAKEN = new Set([403, 404, 409]);
const TRIES = 12;

export function actsIn(town: Town, receipts: ReadonlyMap<string, Receipt & { phone: string }>, done: Done) {
  const receiptOf = (id: string) => {
    const receipt = receipts.get(id);
    if (!receipt) throw new Error(`nobody reported ${id}`);
    return receipt;
  };

  /** One request that is tried again, under the same key, until somebody answers. */
  async function ask<T>(path: string, body: object, token: string): Promise<Answer<T> | undefined> {
    const key = randomUUID();
    for (let attempt = 1; ; attempt++) {
      const answer = await call<T>('POST', path, { body, token, key }).catch(() => undefined);
      if (answer && answer.status < 300) return answer;
      if (answer && OVERTAKEN.has(answer.status)) {
        done.overtaken++;
        return undefined;
      }
      if (answer && answer.status < 500 && answer.status !== 429)
        throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
      if (attempt === TRIES) throw new Error(`${path}: ${answer?.status ?? 'no answer'} again and again`);
      done.retried++;
      await sleep(250 * attempt);
    }
  }

  const ticket = async (member: string, id: string, command: string, body: object) => {
    const token = await town.tokenOf(member);
    await ask(`/api/casework/tickets/${id}/${command}`, body, token);
  };

  /** Tokens last half an hour, as long as a whole day here. */
  const tokens = new Map<string, Promise<string>>();
  const residentToken = (id: string): Promise<string> => {
    const known = tokens.get(id);
    if (known) return known;
    const { number, code } = receiptOf(id);
    const token = ask<{ token: string }>('/api/intake/track', { number, code }, '').then((answer) => {
      if (!answer) throw new Error(`the code of ${id} opens nothing`);
      return answer.body.token;
    });
    tokens.set(id, token);
    return token;
  };
  const asResident = async (id: string, path: string, body: object): Promise<void> => {
    await ask(path, body, await residentToken(id));
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
      asResident(id, `/api/casework/track/${id}/answer`, { solved, satisfied }),
    urge: (id: string) => asResident(id, `/api/casework/track/${id}/urge`, {}),
    withdraw: (id: string) => asResident(id, `/api/intake/reports/${id}/withdraw`, {}),
    async callBack(id: string, found: Plan['callback'], satisfied: Satisfied): Promise<void> {
      const body = found === 'unreached' ? { reached: false } : { reached: true, solved: found, satisfied };
      await ask(`/api/casework/tickets/${id}/callback`, body, await town.as('callback'));
    },
    acceptBySms: async (member: string, number: string): Promise<void> => {
      await replyBySms(await system(), town.phoneOf(member), `1 ${number.slice(-4)}`);
    },
    answerBySms: async (id: string, number: string, satisfied: Satisfied): Promise<void> => {
      const digit = satisfied === 'satisfied' ? 1 : 2;
      await replyBySms(await system(), receiptOf(id).phone, `${digit} ${number.slice(-4)}`);
    },
  };
}
