import { actorOf, areasFor, covers, may, type Staff } from '#shared/auth/principal.ts';
import { localDate } from '#shared/calendar/zone.ts';
import { commit, type Loaded, load } from '#shared/commit/commit.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { type Call, created, ok } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import { onDuty, rosterOf } from '#shared/roster/roster.ts';
import { noteLook, REVEAL, whoSaw } from '#shared/vault/audit.ts';
import type { IntakeDeps } from '../wiring/deps.ts';
import type { RoomHandlers } from '../wiring/room-handlers.ts';
import type { hotlineContract } from './contract.ts';
import { hotlineAreas, roster } from './copies.ts';
import { type CallFact, type CallState, call } from './domain/call.ts';
import { answerOnTheSpot, finish, returned } from './domain/closing.ts';
import { dutyLists } from './duty-lists.ts';
import { followUp } from './follow-up.ts';
import type { hotline } from './manifest.ts';
import { callerItem } from './store.ts';

type Routes = (typeof hotline)['routes'];

/** The duty desk: what the telephone left for people. A call of another area's hotline does not exist for them. */
export function hotlineRoutes(deps: IntakeDeps) {
  const { main, vault, stores, zone } = deps;
  const dayOf = (at: string) => localDate(zone, at);

  const visible = async (who: Staff, id: string): Promise<Loaded<CallState>> => {
    const found = await load(stores.store, call, id);
    const { area } = found.state;
    if (!id.startsWith('C') || !area || !may(who, 'call.take', area)) throw problems.notFound();
    return found;
  };

  const change = async (
    { who, params, key, fingerprint, at }: Call<Routes['finishCall' | 'answerCall' | 'returnCall']>,
    decide: (state: CallState) => Decided<CallFact>,
    found?: Loaded<CallState>,
  ): Promise<CallState> => {
    const id = params.call ?? '';
    const from = found ?? (await visible(who, id));
    const cause = { id: `${actorOf(who)}:${key}`, fingerprint };
    const by = { cause, at, actor: actorOf(who) };
    return (await commit(stores, call, id, by, decide, { from })).state;
  };

  return {
    desk: async ({ who, at }) => {
      const known = await roster(main);
      const held = areasFor(who, 'call.take');
      const areas = (await hotlineAreas(main, known)).filter((area) => held.some((of) => covers(of, area)));
      const now = areas.flatMap((area) =>
        onDuty(rosterOf(known.duties, area), known.absences, at)
          .filter((duty) => duty.area === area)
          .map(({ member, order, to }) => ({ area, member, order, until: to })),
      );
      const lists = await dutyLists(deps, areas);
      await audit(who, lists.seen, at);
      const { live, drafts, missed } = lists;
      return ok({ now, live, drafts, missed });
    },

    finishCall: async (request) => {
      const { params, body, who, at } = request;
      const id = params.call ?? '';
      const found = await visible(who, id);
      const caller = await callerItem(vault, id, found.state);
      const phone = body.phone ?? caller?.phone;
      const entered = { ...body, ...(phone && { phone }), channel: 'hotline' };
      const state = await change(request, finish(entered), found);
      const received = await followUp(deps, id, state);
      if (!received) throw new Error(`${id} was finished at ${at} and is no ticket`);
      return created(received);
    },

    answerCall: async (request) => {
      await change(request, answerOnTheSpot(request.body));
      return ok({ answered: true });
    },

    returnCall: async (request) => {
      const { done, tries } = await change(request, returned(request.body.how, request.at, dayOf));
      return ok({ done: done !== undefined, tries: tries.length });
    },

    revealCaller: async ({ who, params, body, at }) => {
      const id = params.call ?? '';
      const { state } = await visible(who, id);
      // Audited first: no number is revealed without an entry.
      const purpose = `${REVEAL}${body.reason}`;
      await noteLook(vault, { id, by: actorOf(who), purpose, read: 'intake.contact' }, Date.parse(at));
      return ok({ phone: (await callerItem(vault, id, state))?.phone });
    },

    callSeen: async ({ who, params }) => {
      const id = params.call ?? '';
      await visible(who, id);
      return ok({ seen: await whoSaw(vault, id) });
    },
  } satisfies RoomHandlers<typeof hotline.routes, typeof hotlineContract>;

  /** Who saw the words of a call. */
  async function audit(who: Staff, calls: readonly string[], at: string): Promise<void> {
    const look = { by: actorOf(who), purpose: 'desk', read: 'intake.words' };
    await Promise.all(calls.map((id) => noteLook(vault, { id, ...look }, Date.parse(at))));
  }
}
