import { actorOf, may } from '#shared/auth/principal.ts';
import { commit, load, type Stores } from '#shared/commit/commit.ts';
import { type Call, ok, requireFor } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import { withWords } from '#shared/http/refusal.ts';
import { say } from '#shared/text/language.ts';
import { decideByLead } from './domain/decide-by-lead.ts';
import { decision } from './domain/decision.ts';
import { type AreaRow, areaAt } from './domain/gazetteer.ts';
import { urgencyOf } from './domain/taxonomy.ts';
import { holderFor } from './find-holder.ts';
import type { Community, Reference } from './reference.ts';
import type manifest from './service.ts';
import type { Copies } from './store.ts';
import { refusals, wrongField } from './words.ts';

type DecideCall = Call<(typeof manifest)['routes']['decide']>;

export interface DecideDeps {
  readonly copies: Copies;
  readonly reference: Community;
  readonly stores: Stores;
}

/** Decides a doubtful ticket as its lead or dispatcher chose. */
export const decideDoubtful = (deps: DecideDeps) => async (call: DecideCall) => {
  const { who, params, body, key, fingerprint, at } = call;
  const ticket = params.ticket ?? '';
  const from = await load(deps.stores.store, decision, ticket);
  requireFor(who, 'routing.decide', from.state.answer?.area);
  const { block, reference } = await checked(deps, call);
  const { taxonomy, gazetteer } = reference;
  const chosen = {
    area: block.path,
    category: body.category,
    urgency: urgencyOf(taxonomy, body.category),
    rules: taxonomy.version,
    named:
      (await holderFor(deps.copies, gazetteer, block, { at })) ??
      (await holderFor(deps.copies, gazetteer, block, { at, evenAway: true })),
  };
  const by = { cause: { id: `${who.staff}:${key}`, fingerprint }, at, actor: actorOf(who) };
  const { events } = await commit(deps.stores, decision, ticket, by, (s) => decideByLead(s, chosen), {
    from,
  }).catch(withWords(refusals));
  const [fact] = events;
  if (fact?.type !== 'TicketRouted') throw problems.conflict();
  const { request, area, category, urgency, holder, team } = fact;
  return ok({ ticket, request, area, category, urgency, holder, team });
};

/** The chosen block and reference data that know it. @throws Problem invalid, naming each field that is unknown */
async function checked(
  { reference }: Pick<DecideDeps, 'reference'>,
  { who, body, lang }: DecideCall,
): Promise<{ block: AreaRow; reference: Reference }> {
  const find = (r: Reference) => {
    const area = areaAt(r.gazetteer, body.area);
    const mine = area?.kind === 'block' && area.path === body.area && may(who, 'routing.decide', area.path);
    return { reference: r, block: mine ? area : undefined, known: r.taxonomy.categories.has(body.category) };
  };
  let { block, known, reference: used } = find(await reference.current());
  if (!block || !known) ({ block, known, reference: used } = find(await reference.fresh()));
  if (block && known) return { block, reference: used };
  const wrong = [...(block ? [] : (['area'] as const)), ...(known ? [] : (['category'] as const))];
  throw problems.invalid(
    wrong.map((field) => ({
      field,
      code: wrongField[field].code,
      message: say(wrongField[field].words, lang),
    })),
  );
}
