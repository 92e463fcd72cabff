import type { HolderWanted } from '#events/casework.ts';
import type { DataOf } from '#events/envelope.ts';
import type { Urgency } from '#events/fields.ts';
import type { Reason } from '#events/routing.ts';
import { above } from '#shared/area-path.ts';
import { findCategory } from './category.ts';
import type { DecisionFact, DoubtfulFact, RoutedFact } from './decision.ts';
import { type AreaRow, areaAt, areasUpwards, type Gazetteer } from './gazetteer.ts';
import { withoutNames } from './mention.ts';
import { findPlace } from './place.ts';
import type { StatedPlace } from './place-candidates.ts';
import type { Taxonomy } from './taxonomy.ts';
import { atLeast } from './urgency.ts';

/** What routing finds out about a report, or a later request for a holder, before it names the holder. */
export interface Assessment {
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
  /** The urgency that the caller stated (stored name). */
  readonly told?: Urgency;
  readonly reasons: readonly Reason[];
}

export interface HolderChoice {
  readonly holder: string;
  readonly team: string;
  readonly reason: Reason;
}

/** What a resident wrote and chose. */
export interface ReportedProblem extends StatedPlace {
  readonly category?: string | undefined;
  readonly urgency?: Urgency | undefined;
}

/** Assesses a report by the community's names and keywords; the resident's choices come first. */
export function assessReport(g: Gazetteer, t: Taxonomy, number: string, report: ReportedProblem): Assessment {
  const { block, area, candidates, reasons } = findPlace(g, report);
  const { category, ...found } = findCategory(t, withoutNames(g, report.words), report.category);
  const { urgency, reasons: raised } = atLeast(found.urgency, report.urgency);
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
    ...(report.urgency && { told: report.urgency }),
    reasons: [...reasons, ...found.reasons, ...raised],
  };
}

/** A later request keeps what was decided; only a deleted block makes it doubtful. */
export function assessRequest(g: Gazetteer, rules: number, wanted: DataOf<typeof HolderWanted>): Assessment {
  const { request, number, level, category, urgency } = wanted;
  const kept = { request, number, level, rules, category, urgency };
  const block = areaAt(g, wanted.area);
  if (block?.kind === 'block')
    return { ...kept, block, area: block.path, candidates: [block.path], reasons: [{ code: 'area-kept' }] };
  return {
    ...kept,
    area: nearestExisting(g, wanted.area),
    candidates: [],
    reasons: [{ code: 'area-closed' }],
  };
}

/** The nearest area at or above the path that still exists. */
const nearestExisting = (g: Gazetteer, path: string): string =>
  areasUpwards(g, path)[0]?.path ?? g.root ?? path;

/** Routed when block, category and holder are sure; else held for a lead, with everything that is known. */
export function decide(j: Assessment, named: HolderChoice | undefined): DecisionFact {
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

/** A raised ticket is never doubtful: its block, category and urgency are frozen, and it always has a holder. */
export const decideRaised = (j: Assessment, area: string, named: HolderChoice): DecisionFact => {
  const { request, level, rules, category, urgency } = j;
  if (!category || !urgency) throw new Error('a raised ticket without category or urgency');
  const { holder, team, reason } = named;
  const reasons = [{ code: 'holder-raised' }, reason];
  return { type: 'TicketRouted', request, area, team, holder, category, urgency, level, rules, reasons };
};
