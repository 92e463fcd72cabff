import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/commit.ts';
import { ticket } from '../../../services/casework/commands/aggregate.ts';
import type { Ticket } from '../../../services/casework/ticket/ticket.ts';
import { tables } from '../../support/logs.ts';

const AT_ONCE = 100;
const PAUSE = 400;
/** So long, in milliseconds, the tables may be unreachable, as while an engine is started again. */
const BLIND = 180_000;

/** The ticket that somebody waited for is no more: it died with an engine before that had saved it. */
export class Gone extends Error {}

/** Follows all tickets that are not over yet by one reader, so that looking costs the engine little. */
export class Watch {
  readonly #live = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #states = new Map<string, Ticket>();
  #stopped = false;

  follow(id: string): void {
    this.#gone.delete(id);
    this.#live.add(id);
  }
  leave(id: string): void {
    this.#live.delete(id);
  }
  /** Tells those who wait for this ticket that it is no more. */
  forget(id: string): void {
    this.#live.delete(id);
    this.#states.delete(id);
    this.#gone.add(id);
  }
  state = (id: string): Ticket | undefined => this.#states.get(id);
  stop(): void {
    this.#stopped = true;
  }

  /** Looks again and again until `stop`. @throws when the tables could not be read for minutes */
  async run(): Promise<void> {
    for (let seen = Date.now(); !this.#stopped; await sleep(PAUSE)) {
      try {
        await this.look();
        seen = Date.now();
      } catch (error) {
        if (Date.now() - seen > BLIND) throw error;
      }
    }
  }

  async look(): Promise<void> {
    const ids = [...this.#live];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const Keys = ids.slice(at, at + AT_ONCE).map((pk) => ({ pk, sk: '-' }));
      const { Responses } = await (await tables()).send(
        new BatchGetCommand({ RequestItems: { 'huying-casework': { Keys, ConsistentRead: true } } }),
      );
      for (const head of (Responses?.['huying-casework'] ?? []) as Head[])
        if (this.#live.has(head.pk)) this.#states.set(head.pk, fold(ticket, head).state);
    }
  }

  /**
   * Waits until the ticket's state fits.
   * @throws Gone when the ticket is no more; another error when it never comes to that within `limitMs`
   */
  async until(id: string, what: string, fits: (t: Ticket) => boolean, limitMs = 1_200_000): Promise<Ticket> {
    for (const end = Date.now() + limitMs; Date.now() < end; await sleep(PAUSE / 2)) {
      if (this.#gone.has(id)) throw new Gone(id);
      const state = this.#states.get(id);
      if (state && fits(state)) return state;
    }
    throw new Error(`${id} (${this.#states.get(id)?.phase ?? 'unseen'}) never came to: ${what}`);
  }
}
