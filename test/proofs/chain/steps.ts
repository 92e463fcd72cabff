import { randomUUID } from 'node:crypto';
import { replyBySms } from '../../../local/phones/reply.ts';
import { expectCall } from '../../support/call.ts';
import type { Community } from '../../support/community.ts';
import { headOf, instantOf, messagesAbout } from '../../support/logs.ts';
import { callIn } from '../../support/phone-call.ts';
import { testPhone, trackingToken } from '../../support/report.ts';
import { system } from '../../support/system.ts';
import { until } from '../../support/until.ts';

export type Door = 'web' | 'hotline' | 'visit';

/** One hop of the chain: what became true, and how long after what made it happen. */
export interface Hop {
  readonly hop: string;
  readonly ms: number;
}

/** One ticket on its way; every step notes its hop, or fails by naming what did not happen. */
export class Way {
  readonly #community: Community;
  readonly #name: string;
  readonly #tell: (hop: Hop) => void;
  readonly phone = testPhone();
  id = '';
  number = '';
  code = '';

  constructor(community: Community, name: string, tell: (hop: Hop) => void) {
    this.#community = community;
    this.#name = name;
    this.#tell = tell;
  }

  /** Reports by a door, for the tree's first block. */
  async report(door: Door, category: string): Promise<void> {
    const block = this.#community.tree.blocks[0];
    if (!block) throw new Error('a tree without blocks');
    const words = `${block.estate}的楼道里堆满了纸箱和旧家具，消防通道过不去人，请来看看。`;
    const began = Date.now();
    if (door === 'hotline') {
      const answer = await callIn({ from: this.phone, words, area: this.#community.tree.root });
      this.#take({ report: answer.report ?? '', number: answer.number ?? '', code: '' });
    } else {
      const body = {
        channel: door,
        words,
        category,
        area: block.path,
        phone: this.phone,
        consent: { process: true, sms: true },
        lang: 'zh-CN',
      };
      const web = { path: '/api/intake/reports', how: { body, key: randomUUID() } };
      const token = await this.#community.tokenOf(`m-${block.path.split('/').at(-1)}`);
      const visit = { path: '/api/intake/visits', how: { body, key: randomUUID(), token } };
      const { path, how } = door === 'web' ? web : visit;
      this.#take(await expectCall(201, 'POST', path, how));
    }
    this.#note(`reported by ${door}`, began, Date.now());
  }

  #take({ report, number, code }: { report: string; number: string; code: string }): void {
    if (!report) throw new Error(`${this.#name}: the report became no ticket`);
    this.id = report;
    this.number = number;
    this.code = code;
  }

  /** Waits for the nth fact of that type in a service's log of this ticket. @returns its fields */
  async fact(service: string, type: string, nth = 1, limitMs = 120_000): Promise<Record<string, unknown>> {
    const began = Date.now();
    const entry = await until(
      `${this.#name}: ${service} ${type} (${nth})`,
      async () => (await headOf(service, this.id))?.log.filter(([name]) => name === type)[nth - 1],
      { everyMs: 30, limitMs },
    );
    this.#note(`${service}: ${type}`, began, Date.now());
    return { ...entry[4] };
  }

  /** Waits until the provider took a message of that purpose. */
  async told(purpose: string, limitMs = 120_000): Promise<void> {
    const began = Date.now();
    await until(
      `${this.#name}: SMS “${purpose}”`,
      async () =>
        (await messagesAbout(this.id)).some(
          (head) => head.pk.includes(`~${purpose}~`) && instantOf(head, 'MessageSent'),
        ),
      { everyMs: 50, limitMs },
    );
    this.#note(`SMS “${purpose}”`, began, Date.now());
  }

  async act(member: string, command: string, body: object): Promise<void> {
    await this.#post(
      `/api/casework/tickets/${this.id}/${command}`,
      body,
      await this.#community.tokenOf(member),
      command,
    );
  }

  async callBack(body: object): Promise<void> {
    await this.#post(
      `/api/casework/tickets/${this.id}/callback`,
      body,
      await this.#community.as('callback'),
      'call-back',
    );
  }

  async answer(body: object): Promise<void> {
    const token = await trackingToken({ report: this.id, number: this.number, code: this.code });
    await this.#post(`/api/casework/track/${this.id}/answer`, body, token, 'resident’s answer');
  }

  async reply(text: string): Promise<void> {
    await replyBySms(await system(), this.phone, text);
  }

  async replyOf(member: string, text: string): Promise<void> {
    await replyBySms(await system(), this.#community.phoneOf(member), text);
  }

  async #post(path: string, body: object, token: string, what: string): Promise<void> {
    const began = Date.now();
    await expectCall(200, 'POST', path, { body, token, key: randomUUID() });
    this.#note(what, began, Date.now());
  }

  #note(what: string, from: number, to: number): void {
    this.#tell({ hop: `${this.#name}: ${what}`, ms: to - from });
  }
}
