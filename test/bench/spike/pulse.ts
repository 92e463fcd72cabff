import { setTimeout as sleep } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { atOnce } from '#shared/at-once.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';
import { isDead, queueName, queueUrls, underWay } from '../../../ops/messages/queues.ts';
import { instantOf, messagesAbout, tables, takenAt } from '../../support/logs.ts';
import { system } from '../../support/system.ts';
import { until } from '../../support/until.ts';

const LOOK_MS = 400;
const AT_ONCE = 100;
/** The oldest that wait are looked at, and one report in so many is followed to its SMS. */
const OLDEST = 300;
const FOLLOWED = 5;
/** Gathers for five seconds on purpose: what waits there says nothing. */
const GATHERS = 'huying-analytics-on';

/** How the system feels at one moment. */
export interface Beat {
  readonly at: number;
  /** How long the longest waiting report waits for its holder, or a followed one for its worker's SMS, in ms. */
  readonly oldestMs: number;
  /** Reports without a holder, and messages in queues (those that are being worked on included). */
  readonly unassigned: number;
  readonly queued: number;
}

/** Follows accepted reports to their holder and their worker's SMS, and looks how much waits in queues. */
export class Pulse {
  readonly beats: Beat[] = [];
  /** Milliseconds from the answer to the holder, by the report's arrival. */
  readonly hops: { readonly at: number; readonly ms: number }[] = [];
  readonly #unassigned = new Map<string, number>();
  readonly #unsent = new Map<string, number>();
  #count = 0;
  #stopped = false;
  #queues: string[] | undefined;
  #sqs: SQSClient | undefined;

  /** A report was answered at this instant. */
  follow(id: string, answered: number): void {
    this.#unassigned.set(id, answered);
    if (this.#count++ % FOLLOWED === 0) this.#unsent.set(id, answered);
  }

  stop(): void {
    this.#stopped = true;
  }

  async run(): Promise<void> {
    for (; !this.#stopped; await sleep(LOOK_MS)) await this.look();
  }

  /** Waits until every report that is followed has a holder, and those that are followed further their SMS. */
  async allHaveHolders(): Promise<void> {
    const none = async () => this.#unassigned.size + this.#unsent.size === 0;
    await until('holders of all reports', none, { limitMs: 300_000, everyMs: LOOK_MS });
  }

  async look(): Promise<void> {
    const [, , queued] = await Promise.all([this.#lookForHolders(), this.#lookForSms(), this.#depth()]);
    const at = Date.now();
    const since = Math.min(at, ...this.#unassigned.values(), ...this.#unsent.values());
    this.beats.push({ at, oldestMs: at - since, unassigned: this.#unassigned.size, queued });
  }

  async #lookForHolders(): Promise<void> {
    const client = await tables();
    const ids = [...this.#unassigned.keys()].slice(0, OLDEST);
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const Keys = ids.slice(from, from + AT_ONCE).map((pk) => ({ pk, sk: '-' }));
      const RequestItems = { 'huying-casework': { Keys, ConsistentRead: true } };
      const { Responses } = await client.send(new BatchGetCommand({ RequestItems }));
      for (const head of (Responses?.['huying-casework'] ?? []) as Head[]) {
        const assigned = instantOf(head, 'TicketAssigned');
        const answered = this.#unassigned.get(head.pk);
        if (assigned === undefined || answered === undefined) continue;
        this.#unassigned.delete(head.pk);
        this.hops.push({ at: answered, ms: Math.max(0, assigned - answered) });
      }
    }
  }

  async #lookForSms(): Promise<void> {
    const ids = [...this.#unsent.keys()].slice(0, 20);
    await atOnce(4, ids, async (id) => {
      const sent = (await messagesAbout(id)).find(({ pk }) => pk.includes('~assigned~'));
      if (takenAt(sent) !== undefined) this.#unsent.delete(id);
    });
  }

  async #depth(): Promise<number> {
    this.#sqs ??= new SQSClient(clientOf((await system()).endpoint));
    const sqs = this.#sqs;
    this.#queues ??= (await queueUrls(sqs)).filter(
      (url) => !isDead(queueName(url)) && queueName(url) !== GATHERS,
    );
    const depths = await atOnce(4, this.#queues, (url) => underWay(sqs, url));
    return depths.reduce((a, b) => a + b, 0);
  }
}

/** Messages in all dead letter queues, and facts that could not be published. */
export async function deadLetters(): Promise<number> {
  const sqs = new SQSClient(clientOf((await system()).endpoint));
  const dead = (await queueUrls(sqs)).filter((url) => isDead(queueName(url)));
  return (await atOnce(4, dead, (url) => underWay(sqs, url))).reduce((a, b) => a + b, 0);
}
