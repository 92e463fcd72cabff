import type { HolderWanted } from '#events/casework.ts';
import type { DataOf } from '#events/envelope.ts';
import type { Urgency } from '#events/fields.ts';
import type { Reason } from '#events/routing.ts';
import { above } from '#shared/area-path.ts';
import { findCategory } from './category.ts';
import type { DecisionFact, DoubtfulFact, RoutedFact } from './decision.ts';
import { type AreaRow, areaAt, areasUpwards, type Gazetteer } from './gazetteer.ts';
import { withoutNames } from './mention.ts';
import { type Asked, findPlace } from './place.ts';
import type { Taxonomy } from './taxonomy.ts';
import { atLeast } from './urgency.ts';

/** What a report or a request for the next holder comes to, before anybody is named. */
export interface Judgement {
  readonly request: number;
  readonly number: string;
  readonly level: number;
  /** Version of the taxonomy that was used. */
  readonly rules: number;
  /** The block, when sure. */
  readonly block?: AreaRow;
  /** The smallest area that is sure. */
  readonly area: string;
  readonly candidates: readonly string[];
  readonly category?: string;
  readonly urgency?: Urgency;
  /** How urgent the caller said it is. */
  readonly told?: Urgency;
  readonly reasons: readonly Reason[];
}

export interface Named {
  readonly holder: string;
  readonly team: string;
  readonly reason: Reason;
}

/** What a resident wrote and chose. */
export interface Told extends Asked {
  readonly category?: string | undefined;
  readonly urgency?: Urgency | undefined;
}

/** Judges a report by the community's names and keywords; the resident's choices come first. */
export function judgeReport(g: Gazetteer, t: Taxonomy, number: string, told: Told): Judgement {
  const { block, area, candidates, reasons } = findPlace(g, told);
  const { category, ...found } = findCategory(t, withoutNames(g, told.words), told.category);
  const { urgency, reasons: raised } = atLeast(found.urgency, told.urgency);
  return {
    request: 1,
    number,
    level: 1,
    rules: t.version,
    ...(block && { block }),
    area,
    candidates,
    ...(category && { category }),
    ...(urgency && { urgency }),
    ...(told.urgency && { told: told.urgency }),
    reasons: [...reasons, ...found.reasons, ...raised],
  };
}

/** A later request keeps what was decided; only a block that is gone makes it doubtful. */
export function judgeRequest(g: Gazetteer, rules: number, wanted: DataOf<typeof HolderWanted>): Judgement {
  const { request, number, level, category, urgency } = wanted;
  const kept = { request, number, level, rules, category, urgency };
  const block = areaAt(g, wanted.area);
  if (block?.kind === 'block')
    return { ...kept, block, area: block.path, candidates: [block.path], reasons: [{ code: 'area-kept' }] };
  return { ...kept, area: standing(g, wanted.area), candidates: [], reasons: [{ code: 'area-closed' }] };
}

/** The nearest area above that is still there. */
const standing = (g: Gazetteer, path: string): string => areasUpwards(g, path)[0]?.path ?? g.root ?? path;

/** Routed when block, category and holder are sure; else held for a lead, with everything that is known. */
export function conclude(j: Judgement, named: Named | undefined): DecisionFact {
  const { request, level, rules, area, category, urgency, told, block } = j;
  if (block && category && urgency && named) {
    const reasons = [...j.reasons, named.reason];
    const { holder, team } = named;
    return {
      type: 'TicketRouted',
      request,
      area,
      team,
      holder,
      category,
      urgency,
      level,
      rules,
      ...(told && { told }),
      reasons,
    } satisfies RoutedFact;
  }
  const nobody: Reason[] =
    block && !named ? [{ code: 'nobody-responsible', params: { block: block.id } }] : [];
  return {
    type: 'RoutingDoubtful',
    request,
    area,
    ...(category && { category }),
    ...(urgency && { urgency }),
    ...(told && { told }),
    reasons: [...j.reasons, ...nobody],
    number: j.number,
    level,
    rules,
    waiting: (block && above(block.path)) ?? area,
    candidates: [...j.candidates],
  } satisfies DoubtfulFact;
}

/** A raised ticket is never doubtful: its block, category and urgency are frozen, and somebody always has it. */
export const concludeRaised = (j: Judgement, area: string, named: Named): DecisionFact => {
  const { request, level, rules, category, urgency } = j;
  if (!category || !urgency) throw new Error('a raised ticket without category or urgency');
  const { holder, team, reason } = named;
  const reasons = [{ code: 'holder-raised' }, reason];
  return { type: 'TicketRouted', request, area, team, holder, category, urgency, level, rules, reasons };
};
