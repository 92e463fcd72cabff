import type { Reason } from '#events/routing.ts';
import { above } from '#shared/area-path.ts';
import { covers } from '#shared/auth/principal.ts';
import { type AreaRow, areaAt, common, type Gazetteer } from './gazetteer.ts';
import type { Mention } from './mention.ts';
import { type Candidate, evidenceIn, narrow, rankBlocks, type StatedPlace } from './place-candidates.ts';
import { ambiguousReasons, sureReasons } from './place-reasons.ts';

export interface PlaceMatch {
  /** The block, when sure. */
  readonly block?: AreaRow;
  /** The smallest area that is sure: the block, or what contains everything that it could be. */
  readonly area: string;
  /** Paths of the blocks that it could be, the likeliest first. */
  readonly candidates: readonly string[];
  readonly reasons: readonly Reason[];
  /** Points of the likeliest block, and its lead over the second. */
  readonly score: number;
  readonly margin: number;
}

/** A block is sure with this lead over every other block, in points. */
const MARGIN = 3;
const MOST_CANDIDATES = 8;

/** Finds the block. Pure; the order in which areas became known does not matter. */
export function findPlace(g: Gazetteer, stated: StatedPlace): PlaceMatch {
  const chosen = stated.area === undefined ? undefined : areaAt(g, stated.area);
  const unknown: Reason[] = stated.area !== undefined && !chosen ? [{ code: 'area-unknown' }] : [];
  const mentions = evidenceIn(g, stated);
  const wide = scopes(chosen, mentions);
  const ranked = rankBlocks(g, chosen, narrow(mentions, chosen, wide));
  const [best, second] = ranked;
  const margin = (best?.score ?? 0) - (second?.score ?? 0);
  const figures = { score: best?.score ?? 0, margin };
  const outside = best && chosen && !covers(chosen.path, best.block.path);
  if (best?.exact && margin >= MARGIN && !outside) return { ...sure(best, chosen, unknown), ...figures };
  if (best) {
    const candidates = ranked.filter((c) => best.score - c.score < MARGIN).slice(0, MOST_CANDIDATES);
    const reasons = [...unknown, ...ambiguousReasons(candidates, outside ? chosen : undefined)];
    const paths = candidates.map((c) => c.block.path);
    return { area: around(g, paths, outside ? chosen : undefined), candidates: paths, reasons, ...figures };
  }
  return { ...byScope(g, chosen, wide, unknown), ...figures };
}

/**
 * The smallest of the larger areas that the texts name, as far as they agree with the choice. A name that also means a
 * block elsewhere says nothing about the area.
 */
function scopes(chosen: AreaRow | undefined, mentions: readonly Mention[]): AreaRow[] {
  const around = (m: Mention) => m.blocks.every((b) => m.wide.some((w) => covers(w.path, b.path)));
  const named = [...new Set(mentions.filter(around).flatMap((m) => m.wide))].filter(
    (w) => !chosen || covers(chosen.path, w.path) || covers(w.path, chosen.path),
  );
  return named.filter((w) => !named.some((inner) => inner !== w && covers(w.path, inner.path)));
}

function sure(best: Candidate, chosen: AreaRow | undefined, unknown: readonly Reason[]) {
  const { block } = best;
  const reasons = [...unknown, ...sureReasons(best, chosen)];
  return { block, area: block.path, candidates: [block.path], reasons };
}

/** No mention points at a block: the choice or a named larger area is sure, and its block when it has only one. */
function byScope(
  g: Gazetteer,
  chosen: AreaRow | undefined,
  wide: readonly AreaRow[],
  unknown: readonly Reason[],
): Pick<PlaceMatch, 'block' | 'area' | 'candidates' | 'reasons'> {
  const named = common(wide.map((w) => w.path));
  const scope = named && (!chosen || covers(chosen.path, named)) ? areaAt(g, named) : chosen;
  const reasons: Reason[] = [...unknown];
  if (chosen) reasons.push({ code: 'place-chosen', params: { area: chosen.id } });
  if (scope && scope !== chosen) reasons.push({ code: 'place-within', params: { area: scope.id } });
  const blocks = scope ? g.blocks.filter((b) => covers(scope.path, b.path)) : [];
  const [only] = blocks;
  if (only && blocks.length === 1) return { block: only, area: only.path, candidates: [only.path], reasons };
  return {
    area: scope?.path ?? g.root ?? '',
    candidates: [],
    reasons: [...reasons, { code: 'place-unknown' }],
  };
}

/** The smallest area around all candidates; a single doubtful block is no surer than the area above it. */
function around(g: Gazetteer, candidates: readonly string[], contradicted: AreaRow | undefined): string {
  const paths = contradicted ? [...candidates, contradicted.path] : candidates;
  const [first = ''] = paths;
  return (paths.length === 1 ? above(first) : common(paths)) ?? g.root ?? first;
}
