import type { Language } from '#events/fields.ts';
import type { Reason } from '#events/routing.ts';
import { idOf } from '#shared/area-path.ts';
import { areasFor } from '#shared/auth/principal.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { load, type Stores } from '#shared/commit/commit.ts';
import { type Call, ok, requireFor } from '#shared/http/call.ts';
import { fromCursor, toCursor } from '#shared/http/cursor.ts';
import { problems } from '#shared/http/problem.ts';
import { validate } from '#shared/http/validate.ts';
import { decision } from './domain/decision.ts';
import { Position, waitingIn } from './doubtful-queue.ts';
import { type Names, reasonText } from './reason-text.ts';
import { type Community, knowing, type Reference } from './reference.ts';
import type manifest from './service.ts';

type Routes = (typeof manifest)['routes'];

export interface QueryDeps {
  readonly main: Pick<Rows, 'keys' | 'many'>;
  readonly reference: Community;
  readonly stores: Pick<Stores, 'store'>;
}

/** The queries about decisions: the queue of doubtful tickets, and why a ticket was routed as it was. */
export function queries(deps: QueryDeps) {
  return {
    doubtful: async ({ who, query, lang }: Call<Routes['doubtful']>) => {
      const after = query.after ? validate(Position, fromCursor(query.after), lang) : undefined;
      const held = areasFor(who, 'routing.decide');
      const reference = await knowing(deps.reference, held);
      const { items, next } = await waitingIn(deps.main, reference.gazetteer, held, {
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
          reasons: withTexts(reasons, lang, names),
          candidates: candidates.map((path) => ({ area: path, name: names.path(path) })),
        })),
        next: toCursor(next),
      });
    },

    reasons: async ({ who, params, lang }: Call<Routes['reasons']>) => {
      const ticket = params.ticket ?? '';
      const { state } = await load(deps.stores.store, decision, ticket);
      const { answer } = state;
      requireFor(who, 'ticket.read', answer?.area);
      if (!answer) throw problems.notFound();
      const names = namesFor(await deps.reference.current(), lang);
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
        reasons: withTexts(answer.reasons, lang, names),
      });
    },
  };
}

const withTexts = (reasons: readonly Reason[], lang: Language, names: Names) =>
  reasons.map((reason) => ({ ...reason, text: reasonText(reason, lang, names) }));

/** Names of areas and categories in the caller's language; deleted ones are shown by their ids. */
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
