import type { Language } from '#events/fields.ts';
import type { Reason } from '#events/routing.ts';
import { idOf } from '#shared/area-path.ts';
import { actorOf, areasFor, may } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { commit, load, type Stores } from '#shared/commit/commit.ts';
import { Refused } from '#shared/commit/decision.ts';
import { type Call, ok, requireFor } from '#shared/http/call.ts';
import { fromCursor, toCursor } from '#shared/http/cursor.ts';
import { problems } from '#shared/http/problem.ts';
import { validate } from '#shared/http/validate.ts';
import { say } from '#shared/text/language.ts';
import { decision } from './domain/decision.ts';
import { type AreaRow, areaAt } from './domain/gazetteer.ts';
import { decideByLead } from './domain/lead.ts';
import { urgencyOf } from './domain/taxonomy.ts';
import { holderFor } from './people.ts';
import { Position, waitingIn } from './queue.ts';
import { type Names, reasonText } from './reason-text.ts';
import { type Community, knowing, type Reference } from './reference.ts';
import type manifest from './service.ts';
import type { Copies } from './store.ts';
import { refusals, wrongField } from './words.ts';

type Routes = (typeof manifest)['routes'];

export interface DeskParts {
  readonly main: Pick<Rows, 'keys' | 'many'>;
  readonly copies: Copies;
  readonly reference: Community;
  readonly stores: Stores;
}

/** What leads and dispatchers do with doubtful tickets. */
export function desk(parts: DeskParts) {
  return {
    doubtful: async ({ who, query, lang }: Call<Routes['doubtful']>) => {
      const after = query.after ? validate(Position, fromCursor(query.after), lang) : undefined;
      const held = areasFor(who, 'routing.decide');
      const reference = await knowing(parts.reference, held);
      const { items, next } = await waitingIn(parts.main, reference.gazetteer, held, {
        after,
        limit: query.limit,
      });
      const names = namesFor(reference, lang);
      return ok({
        items: items.map(({ ticket, number, area, category, urgency, reasons, at, candidates }) => ({
          ticket,
          number,
          area,
          areaName: names.path(area),
          category,
          urgency,
          since: at,
          reasons: told(reasons, lang, names),
          candidates: candidates.map((path) => ({ area: path, name: names.path(path) })),
        })),
        next: toCursor(next),
      });
    },

    decide: async (call: Call<Routes['decide']>) => {
      const { who, params, body, key, fingerprint, at } = call;
      const ticket = params.ticket ?? '';
      const from = await load(parts.stores.store, decision, ticket);
      requireFor(who, 'routing.decide', from.state.answer?.area);
      const { block, reference } = await checked(parts, call);
      const { taxonomy, gazetteer } = reference;
      const verdict = {
        area: block.path,
        category: body.category,
        urgency: urgencyOf(taxonomy, body.category),
        rules: taxonomy.version,
        named:
          (await holderFor(parts.copies, gazetteer, block, { at })) ??
          (await holderFor(parts.copies, gazetteer, block, { at, evenAway: true })),
      };
      const by = { cause: { id: `${who.staff}:${key}`, fingerprint }, at, actor: actorOf(who) };
      const { events } = await commit(parts.stores, decision, ticket, by, (s) => decideByLead(s, verdict), {
        from,
      }).catch(asProblem);
      const [fact] = events;
      if (fact?.type !== 'TicketRouted') throw problems.conflict();
      const { request, area, category, urgency, holder, team } = fact;
      return ok({ ticket, request, area, category, urgency, holder, team });
    },

    reasons: async ({ who, params, lang }: Call<Routes['reasons']>) => {
      const ticket = params.ticket ?? '';
      const { state } = await load(parts.stores.store, decision, ticket);
      const { answer } = state;
      requireFor(who, 'ticket.read', answer?.area);
      if (!answer) throw problems.notFound();
      const names = namesFor(await parts.reference.current(), lang);
      const { request, area, category, rules, at, actor, type } = answer;
      return ok({
        ticket,
        request,
        outcome: type === 'TicketRouted' ? 'routed' : 'doubtful',
        area,
        areaName: names.path(area),
        category,
        rules,
        at,
        by: actor,
        reasons: told(answer.reasons, lang, names),
      });
    },
  };
}

/** The block and the category of a verdict. @throws Problem invalid, naming each field that is not to be had */
async function checked(
  { reference }: DeskParts,
  { who, body, lang }: Call<Routes['decide']>,
): Promise<{ block: AreaRow; reference: Reference }> {
  const look = (r: Reference) => {
    const area = areaAt(r.gazetteer, body.area);
    const mine = area?.kind === 'block' && area.path === body.area && may(who, 'routing.decide', area.path);
    return { reference: r, block: mine ? area : undefined, known: r.taxonomy.categories.has(body.category) };
  };
  let { block, known, reference: used } = look(await reference.current());
  if (!block || !known) ({ block, known, reference: used } = look(await reference.fresh()));
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

function asProblem(error: unknown): never {
  if (error instanceof Refused && Object.hasOwn(refusals, error.code))
    throw problems.refused(error.code, error.status, refusals[error.code]);
  throw error;
}

const told = (reasons: readonly Reason[], lang: Language, names: Names) =>
  reasons.map((reason) => ({ ...reason, text: reasonText(reason, lang, names) }));

/** Names of areas and categories in the caller's language; what is gone is shown by its id. */
function namesFor(
  { gazetteer, taxonomy }: Reference,
  lang: Language,
): Names & { path: (path: string) => string } {
  const area = (id: string) => {
    const found = gazetteer.byId.get(id);
    return (lang === 'en' && found?.nameEn) || (found?.name ?? id);
  };
  return {
    area,
    path: (path) => area(idOf(path)),
    category: (code) => {
      const found = taxonomy.categories.get(code);
      return (lang === 'en' ? found?.nameEn : found?.name) ?? code;
    },
  };
}
