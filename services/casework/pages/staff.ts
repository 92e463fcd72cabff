import { IntakeContact, IntakeSeen, IntakeWords } from '#events/reads/intake.ts';
import { actorOf, areasFor, may, type Staff } from '#shared/auth/principal.ts';
import type { Loaded } from '#shared/commit/commit.ts';
import { history } from '#shared/commit/log.ts';
import { type Call, ok } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import { REVEAL } from '#shared/vault/audit.ts';
import { ticketFor } from '../access/access.ts';
import { offersToStaff } from '../access/rights.ts';
import { ticket } from '../commands/aggregate.ts';
import { listOf, type Page } from '../lists/lists.ts';
import { areaOf, type Ticket } from '../ticket/ticket.ts';
import type { CaseworkDeps } from '../wiring/deps.ts';
import type { pages } from './manifest.ts';
import { textsOf } from './store.ts';
import { callbacks, stepsForStaff, summary, textsInOrder } from './view.ts';

type Routes = (typeof pages)['routes'];

/** What an area's open list has: also what waits for the resident. */
const headingsOf = { open: ['open', 'proposed'], closed: ['closed'] } as const;

/** What staff do with tickets. A ticket outside the caller's areas does not exist for them. */
export function staffRoutes({ main, vault, stores, ask, areas }: CaseworkDeps) {
  const detail = async ({ who, lang }: Call<Routes['ticket']>, id: string, found: Loaded<Ticket>) => {
    const { state, version } = found;
    const by = actorOf(who);
    const [log, replies, notes, answers, calls, words] = await Promise.all([
      history(stores.store, ticket, id, found),
      textsOf(vault, id, 'reply'),
      textsOf(vault, id, 'note'),
      textsOf(vault, id, 'answer'),
      textsOf(vault, id, 'callback'),
      ask(IntakeWords, { ids: [id], by, purpose: 'ticket-page' }),
    ]);
    return {
      ...summary({ id, changed: log.at(-1)?.at ?? '', ticket: state }),
      version,
      channel: state.channel,
      lang: state.lang,
      words: words[id]?.words,
      place: words[id]?.place,
      phoneMasked: words[id]?.phoneMasked,
      history: stepsForStaff(log, lang),
      replies: textsInOrder(log, replies),
      notes: textsInOrder(log, notes),
      answers: textsInOrder(log, answers),
      callbacks: callbacks(log, calls),
      toConfirm: state.toConfirm,
      can: offersToStaff(who, state),
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

    ticket: async (call: Call<Routes['ticket']>) => {
      const id = call.params.id ?? '';
      return ok(await detail(call, id, await ticketFor(stores.store, call.who, id)));
    },

    reveal: async ({ who, params, body }: Call<Routes['reveal']>) => {
      const id = params.id ?? '';
      const { state } = await ticketFor(stores.store, who, id);
      if (!may(who, 'contact.reveal', areaOf(state))) throw problems.noRight();
      // The owner of the data notes the look before it tells.
      const purpose = `${REVEAL}${body.reason}`;
      const answer = await ask(IntakeContact, { ids: [id], by: actorOf(who), purpose });
      return ok({ name: answer[id]?.name, phone: answer[id]?.phone });
    },

    seen: async ({ who, params }: Call<Routes['seen']>) => {
      const id = params.id ?? '';
      await ticketFor(stores.store, who, id);
      const { [id]: looks } = await ask(IntakeSeen, { ids: [id], by: actorOf(who), purpose: 'seen' });
      return ok({ seen: looks?.seen ?? [] });
    },
  };
}
