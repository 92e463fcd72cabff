import type { LambdaClient } from '@aws-sdk/client-lambda';
import { actorOf, areasFor, may, type Staff } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import { commit, load } from '#shared/commit/commit.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { history } from '#shared/commit/log.ts';
import type { Store } from '#shared/commit/store.ts';
import { type Call, ok } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import { ask } from '#shared/vault/ask.ts';
import { REVEAL, type Seen } from '#shared/vault/audit.ts';
import type { Areas } from './areas.ts';
import { ticket } from './domain/aggregate.ts';
import { callback, type Outcome } from './domain/callback.ts';
import { areaOf, type Ticket, type TicketEvent } from './domain/ticket.ts';
import { asProblem } from './refusal.ts';
import type manifest from './service.ts';
import { listOf, type Page, textsOf } from './store.ts';
import {
  callbacks,
  commandsFor,
  mayCallBack,
  mayWork,
  officerOf,
  stateOf,
  steps,
  summary,
  textsInOrder,
} from './view.ts';

export interface Parts {
  readonly main: Rows;
  readonly vault: Rows;
  readonly stores: { readonly store: Store; readonly vault: Store };
  readonly lambda: LambdaClient;
  readonly areas: Areas;
  /** By whose clocks the days of call-backs are counted. */
  readonly zone: Zone;
}

type Routes = (typeof manifest)['routes'];
interface Words {
  readonly words: string;
  readonly place?: string;
  readonly phoneMasked?: string;
}

/** What an area's open list has: also what waits for the resident. */
const headingsOf = { open: ['open', 'proposed'], closed: ['closed'] } as const;

type CallbackBody = Call<Routes['callback']>['body'];

/** The route's schema has made sure that who was reached said whether it was solved. */
const outcomeOf = ({ reached, solved, satisfied, withdrawn, words }: CallbackBody): Outcome =>
  reached && withdrawn
    ? { reached, withdrawn, words }
    : reached && solved
      ? { reached, solved, satisfied, words }
      : { reached: false, words };

interface Contact {
  readonly name?: string;
  readonly phone?: string;
}

/** What staff do with tickets. A ticket outside the caller's areas does not exist for them. */
export function workerDesk({ main, vault, stores, lambda, areas, zone }: Parts) {
  const visible = async (who: Staff, id: string): Promise<{ state: Ticket; version: number }> => {
    const found = await load(stores.store, ticket, id);
    const area = areaOf(found.state);
    if (found.version === 0 || area === undefined || !may(who, 'ticket.read', area))
      throw problems.notFound();
    return found;
  };

  const detail = async (who: Staff, id: string, { state, version }: { state: Ticket; version: number }) => {
    const by = actorOf(who);
    const [log, replies, notes, answers, calls, words] = await Promise.all([
      history(stores.store, ticket, id),
      textsOf(vault, id, 'reply'),
      textsOf(vault, id, 'note'),
      textsOf(vault, id, 'answer'),
      textsOf(vault, id, 'callback'),
      ask<Words>(lambda, 'intake.words', { ids: [id], by, purpose: 'ticket-page' }),
    ]);
    return {
      ...summary({ id, changed: log.at(-1)?.at ?? '', ticket: state }),
      version,
      channel: state.channel,
      lang: state.lang,
      words: words[id]?.words,
      place: words[id]?.place,
      phoneMasked: words[id]?.phoneMasked,
      history: steps(log),
      replies: textsInOrder(log, replies),
      notes: textsInOrder(log, notes),
      answers: textsInOrder(log, answers),
      callbacks: callbacks(log, calls),
      toConfirm: state.toConfirm,
      can: commandsFor(who, state),
    };
  };

  /** My tickets, in the areas where I may see them. */
  const mine = async (
    who: Staff,
    state: 'open' | 'closed',
    page: { cursor: string | undefined; also: readonly string[] },
  ): Promise<Page> => {
    const of = areasFor(who, 'ticket.read');
    if (who.member === undefined) return { tickets: [] };
    const places = await Promise.all(of.map((area) => areas.holdingPlaces(area)));
    const wanted = { headings: headingsOf[state], within: of, holder: who.member };
    return listOf(main, [...new Set(places.flat())], wanted, { newest: state === 'closed', ...page });
  };

  return {
    list: async ({ who, query }: Call<Routes['list']>) => {
      const { view = 'mine', state = 'open', after: cursor } = query;
      const also = query.also?.split(',') ?? [];
      if (view === 'mine') {
        const { tickets, next } = await mine(who, state, { cursor, also });
        return ok({ tickets: tickets.map(summary), next });
      }
      const right = view === 'area' ? 'ticket.read' : 'callback.record';
      const area = query.area ?? areasFor(who, right)[0];
      if (!area || !may(who, right, area)) throw problems.notFound();
      const headings = view === 'callbacks' ? (['proposed'] as const) : headingsOf[state];
      const { tickets, next } = await listOf(
        main,
        await areas.placesOf(area),
        { headings, within: [area] },
        { newest: view === 'area' && state === 'closed', cursor, also },
      );
      return ok({ area, tickets: tickets.map(summary), next });
    },

    ticket: async ({ who, params }: Call<Routes['ticket']>) => {
      const id = params.id ?? '';
      return ok(await detail(who, id, await visible(who, id)));
    },

    act: async (
      { who, params, key, fingerprint, at }: Call<Routes['accept' | 'contact' | 'propose']>,
      decide: (t: Ticket) => Decided<TicketEvent>,
    ) => {
      const id = params.id ?? '';
      const before = await visible(who, id);
      if (!mayWork(who, before.state)) throw problems.noRight();
      const cause = { id: `${actorOf(who)}:${key}`, fingerprint };
      // Asked again of the state that the fact is added to: meanwhile the ticket may have another holder.
      const decideAsHolder = (t: Ticket) => {
        if (!mayWork(who, t)) throw problems.noRight();
        return decide(t);
      };
      const { state } = await commit(stores, ticket, id, { cause, at, actor: actorOf(who) }, decideAsHolder);
      return ok({ id, state: stateOf(state), can: commandsFor(who, state) });
    },

    /** An officer who had no part in the ticket tells what came of calling the resident. */
    callback: async ({ who, params, body, key, fingerprint, at }: Call<Routes['callback']>) => {
      const id = params.id ?? '';
      const before = await visible(who, id);
      const area = areaOf(before.state);
      if (area === undefined || !mayCallBack(who, before.state)) throw problems.noRight();
      const days = { dayMs: await areas.dayMs(area), zone };
      const decide = callback(outcomeOf(body), { ...officerOf(who), at }, days);
      const decideInArea = (t: Ticket) => {
        if (!mayCallBack(who, t)) throw problems.noRight();
        return decide(t);
      };
      const cause = { id: `${actorOf(who)}:${key}`, fingerprint };
      const by = { cause, at, actor: actorOf(who) };
      const { state } = await commit(stores, ticket, id, by, decideInArea).catch(asProblem);
      return ok({ id, state: stateOf(state), attempts: state.attempts, can: commandsFor(who, state) });
    },

    reveal: async ({ who, params, body }: Call<Routes['reveal']>) => {
      const id = params.id ?? '';
      const { state } = await visible(who, id);
      if (!may(who, 'contact.reveal', areaOf(state))) throw problems.noRight();
      // The owner of the data notes the look before it tells.
      const purpose = `${REVEAL}${body.reason}`;
      const answer = await ask<Contact>(lambda, 'intake.contact', { ids: [id], by: actorOf(who), purpose });
      return ok({ name: answer[id]?.name, phone: answer[id]?.phone });
    },

    seen: async ({ who, params }: Call<Routes['seen']>) => {
      const id = params.id ?? '';
      await visible(who, id);
      const request = { ids: [id], by: actorOf(who), purpose: 'seen' };
      const { [id]: looks } = await ask<{ seen: Seen[] }>(lambda, 'intake.seen', request);
      return ok({ seen: looks?.seen ?? [] });
    },
  };
}
