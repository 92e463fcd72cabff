import { commit, type Loaded, load } from '#shared/commit/commit.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { shortHash } from '#shared/commit/entry.ts';
import { history } from '#shared/commit/log.ts';
import { idFromKey } from '#shared/ids/id.ts';
import { canText, toE164 } from '../reports/domain/phone.ts';
import type { IntakeDeps } from '../wiring/deps.ts';
import { actionsOf, type PromptData } from './actions.ts';
import { hotlineArea, menu, namesOf, roster, toRing } from './copies.ts';
import { type CallState, call, type Outcome } from './domain/call.ts';
import { decideOn, type Setting } from './domain/dialogue.ts';
import type { Action, TelephonyEvent } from './domain/telephony.ts';
import { followUp } from './follow-up.ts';
import { callerItem, wordsItem } from './store.ts';

export interface HotlineDeps extends IntakeDeps {
  /** Phone numbers of duty workers; those without one, or whose number cannot be had now, are absent. */
  readonly phoneOf: (members: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** The reply to the provider: our id of the call, what to do next, and the call's outcome once it is known. */
export interface Answer {
  readonly call: string;
  readonly seq: number;
  readonly step: CallState['step'];
  readonly actions: readonly Action[];
  readonly outcome?: Outcome;
  readonly report?: string;
  readonly number?: string;
}

/** Live calls are looked through by this many keys, so that none is hot. */
export const SHARDS = 4;

/** The call's id from the provider's: the same for each of its events. */
export const callId = (provider: string): string => idFromKey('C', 'call', provider);

/**
 * Takes one event of a call in and says what to do next. The same event gives the same answer however often it comes.
 * @throws NotYet until a community was imported, since nobody could answer
 */
export async function answer(deps: HotlineDeps, event: TelephonyEvent, at: string): Promise<Answer> {
  const id = callId(event.call);
  const phone = event.kind === 'started' && event.from ? toE164(event.from) : undefined;
  const caller = { callerRef: await deps.secrets.callerRef(phone ?? id), phone };
  const from = await load(deps.stores.store, call, id);
  const setting = await settingOf(deps, from, id, event, at);
  const cause = `${event.call}:${event.seq}`;
  const by = { cause: { id: cause }, at, actor: 'telephony' };
  const decide = (now: CallState) => decideOn(now, event, setting, caller);
  const { outcome, state } = await commit(deps.stores, call, id, by, decide, { from });
  const then = outcome === 'already' ? await stateAfter(deps, id, cause) : state;
  const received = await followUp(deps, id, then);
  return {
    call: id,
    seq: event.seq,
    step: then.step,
    actions: outcome === 'nothing' ? [{ do: 'hang-up' }] : await act(deps, id, then, received?.number),
    ...(then.outcome && { outcome: then.outcome }),
    ...(received && { report: received.report, number: received.number }),
  };
}

/** Looked up once a call: whoever comes on duty in the middle of it is not rung. */
async function settingOf(
  { main, phoneOf }: HotlineDeps,
  { version }: Loaded<CallState>,
  id: string,
  event: TelephonyEvent,
  at: string,
): Promise<Setting> {
  const shard = (id.charCodeAt(id.length - 1) + id.charCodeAt(id.length - 2)) % SHARDS;
  if (version > 0) return { at, area: '', order: [], menu: [], shard };
  const known = await roster(main);
  const named = event.kind === 'started' ? event.area : undefined;
  const area = named ?? (await hotlineArea(main, known, at));
  if (area === undefined) throw new NotYet('no community');
  const members = toRing(known, area, at);
  const [phones, choices] = await Promise.all([phoneOf(members), menu(main)]);
  const order = members.filter((member) => phones.has(member));
  return { at, area, order, menu: choices.map(({ code }) => code), shard };
}

/** The call's state right after this cause. */
async function stateAfter({ stores }: HotlineDeps, id: string, cause: string): Promise<CallState> {
  const hash = shortHash(cause);
  const facts = await history(stores.store, call, id);
  return facts.findLast((fact) => fact.cause === hash)?.state ?? call.initial;
}

async function act(
  { vault, main, phoneOf }: HotlineDeps,
  id: string,
  state: CallState,
  number: string | undefined,
): Promise<Action[]> {
  const data = async (): Promise<PromptData> => {
    if (state.ended || state.late) return {};
    switch (state.step) {
      case 'ring': {
        const member = state.order[state.ringing] ?? '';
        return { phone: (await phoneOf([member])).get(member) };
      }
      case 'category':
        return { menu: await namesOf(main, state.menu, state.lang) };
      case 'read-back':
        return { said: (await wordsItem(vault, id, state))?.text };
      case 'told':
        return { number, texted: canText((await callerItem(vault, id, state))?.phone) };
      default:
        return {};
    }
  };
  return actionsOf(state, await data());
}
