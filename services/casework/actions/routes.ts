import type { GrantReader } from '#shared/auth/grants.ts';
import { actorOf, type Principal, type Resident, type Staff } from '#shared/auth/principal.ts';
import { type Acting, decision } from '#shared/command/command.ts';
import { type Requested, requested } from '#shared/command/routes.ts';
import { commit, type Loaded } from '#shared/commit/commit.ts';
import type { Decided } from '#shared/commit/decision.ts';
import { type Call, ok, type ReplyTo } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import { ownTicket, ticketFor } from '../access/access.ts';
import { clerkOf } from '../access/clerk.ts';
import { mayCallBack, mayWork, offersToResident, offersToStaff } from '../access/rights.ts';
import { type TicketEvent, ticket } from '../commands/aggregate.ts';
import { commands } from '../commands/index.ts';
import { stateOf } from '../pages/view.ts';
import type { Needs, Role } from '../ticket/command.ts';
import { areaOf, type Ticket } from '../ticket/ticket.ts';
import type { CaseworkDeps } from '../wiring/deps.ts';
import type { actionContract } from './contract.ts';
import type { actions } from './manifest.ts';
import { asProblem } from './refusal.ts';

type Name = Requested<typeof commands>;
type Routes = (typeof actions)['routes'];
type CommandHandlers = {
  readonly [K in Name]: (call: Call<Routes[K]>) => Promise<ReplyTo<(typeof actionContract)[K]>>;
};

/** How somebody who acts as a role reaches a ticket: whether they see it, whether they may act, and their answer. */
interface Door<W extends Principal> {
  readonly find: (who: W, id: string) => Promise<Loaded<Ticket>>;
  readonly may: (who: W, t: Ticket) => boolean;
  readonly answer: (who: W, id: string, t: Ticket) => object;
}

/** Handlers of all commands that requests bring: find the ticket, look up what is needed, decide and commit, answer. */
export function actionRoutes({ stores, areas, zone }: CaseworkDeps, granted: GrantReader): CommandHandlers {
  const staffDoor = (mayAct: Door<Staff>['may']): Door<Staff> => ({
    find: (who, id) => ticketFor(stores.store, who, id),
    may: mayAct,
    answer: (who, id, t) => ({ id, state: stateOf(t), attempts: t.attempts, can: offersToStaff(who, t) }),
  });
  const residentDoor: Door<Resident> = {
    find: (who, id) => ownTicket(stores.store, who, id),
    may: () => true,
    answer: (_, __, t) => ({ state: stateOf(t), cycle: t.cycle, urged: t.urged, can: offersToResident(t) }),
  };
  const doors = {
    holder: staffDoor(mayWork),
    officer: staffDoor(mayCallBack),
    resident: residentDoor,
  } satisfies Record<Role, unknown>;
  const lookUp: { readonly [N in keyof Needs]: (t: Ticket) => Promise<Needs[N]> } = {
    clerk: (t) => clerkOf(granted, t),
    days: async (t) => ({ dayMs: await areas.dayMs(areaOf(t) ?? ''), zone }),
  };

  const handlerOf =
    (command: AnyTicketCommand) =>
    async ({ who, params, body, key, fingerprint, at }: Call) => {
      const id = params.id ?? '';
      const door = doors[command.by] as Door<Principal>;
      const found = await door.find(who, id);
      const before = found.state;
      if (!door.may(who, before)) throw problems.noRight();
      const needed = await Promise.all(
        (command.needs ?? []).map(async (need) => [need, await lookUp[need](before)] as const),
      );
      const actor = actorOf(who);
      const member = who.kind === 'staff' ? who.member : undefined;
      const acting = { actor, member, at, via: 'page', ...Object.fromEntries(needed) } as Acting & Needs;
      const decide = (t: Ticket): Decided<TicketEvent> => {
        // Asked again of the state that the fact is added to: meanwhile the ticket may have another holder.
        if (!door.may(who, t)) throw problems.noRight();
        return decision(command, body, acting)(t);
      };
      const cause = { id: `${actor}:${key}`, fingerprint };
      const by = { cause, at, actor };
      const { state } = await commit(stores, ticket, id, by, decide, { from: found }).catch(asProblem);
      return ok(door.answer(who, id, state));
    };
  return Object.fromEntries(
    requested(commands).map(([name, command]) => [name, handlerOf(command as AnyTicketCommand)]),
  ) as unknown as CommandHandlers;
}

/** A command whose body the edge has parsed by its own schema. */
interface AnyTicketCommand {
  readonly by: Role;
  readonly from: readonly string[];
  readonly needs?: readonly (keyof Needs)[];
  readonly decide: (body: unknown, who: Acting & Needs) => (t: Ticket) => Decided<TicketEvent>;
}
