import type { Reason } from '#events/routing.ts';
import { above } from '#shared/area-path.ts';
import { covers } from '#shared/auth/principal.ts';
import { type AreaRow, areaAt, common, type Gazetteer } from './gazetteer.ts';
import { isOwn, type Mention, mentionsIn } from './mention.ts';
import { ambiguousReasons, sureReasons } from './place-reasons.ts';

/** What a resident said about the place. */
export interface Asked {
  /** The answer to "where?". */
  readonly place?: string | undefined;
  readonly words: string;
  /** Path of the area that was chosen from the list. */
  readonly area?: string | undefined;
}

export interface Placed {
  /** The block, when sure. */
  readonly block?: AreaRow;
  /** The smallest area that is sure: the block, or what contains everything that it could be. */
  readonly area: string;
  /** Paths of the blocks that it could be, the likeliest first. */
  readonly candidates: readonly string[];
  readonly reasons: readonly Reason[];
  /** Of the likeliest block, and how far it is ahead of the second. */
  readonly score: number;
  readonly margin: number;
}

/**
 * Points for a block. A number or a name of its own decides (with `MARGIN` ahead of every other block); names that
 * several blocks share only sort the candidates. What stands in the answer to "where?" counts double, so it outweighs
 * a number elsewhere in the words, but not a choice and a number together.
 */
const POINTS = { number: 4, named: 3, shared: 1, 'number-unknown': 1 } as const;
const WHERE = 2;
const CHOSEN_AROUND = 3;
const CHOSEN_BLOCK = 6;
const MARGIN = 3;
const MOST_CANDIDATES = 8;

/** One mention, narrowed by what the resident chose and by the larger areas that are named. */
export interface Evidence extends Mention {
  readonly factor: number;
}

export interface Standing {
  readonly block: AreaRow;
  score: number;
  /** Something that points at this block and no other. */
  exact: boolean;
  readonly evidence: Evidence[];
}

/** Finds the block. Pure; the order in which areas became known does not matter. */
export function findPlace(g: Gazetteer, asked: Asked): Placed {
  const chosen = asked.area === undefined ? undefined : areaAt(g, asked.area);
  const unknown: Reason[] = asked.area !== undefined && !chosen ? [{ code: 'area-unknown' }] : [];
  const mentions = [...once(mentionsIn(g, asked.place ?? ''), WHERE), ...once(mentionsIn(g, asked.words), 1)];
  const wide = scopes(chosen, mentions);
  const standings = rank(g, chosen, narrow(mentions, chosen, wide));
  const [best, second] = standings;
  const margin = (best?.score ?? 0) - (second?.score ?? 0);
  const figures = { score: best?.score ?? 0, margin };
  const outside = best && chosen && !covers(chosen.path, best.block.path);
  if (best?.exact && margin >= MARGIN && !outside) return { ...sure(best, chosen, unknown), ...figures };
  if (best) {
    const candidates = standings.filter((s) => best.score - s.score < MARGIN).slice(0, MOST_CANDIDATES);
    const reasons = [...unknown, ...ambiguousReasons(candidates, outside ? chosen : undefined)];
    const paths = candidates.map((s) => s.block.path);
    return { area: around(g, paths, outside ? chosen : undefined), candidates: paths, reasons, ...figures };
  }
  return { ...byScope(g, chosen, wide, unknown), ...figures };
}

/** A name that is repeated in one text says no more than once. */
const once = (mentions: readonly Mention[], factor: number): Evidence[] => {
  const key = (m: Mention) => JSON.stringify([m.name, m.how, m.blocks.map((b) => b.id)]);
  return [...new Map(mentions.map((m) => [key(m), { ...m, factor }])).values()];
};

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

/** Of the blocks that share a name, those in the chosen and named areas, if there are any. */
function narrow(
  mentions: readonly Evidence[],
  chosen: AreaRow | undefined,
  wide: readonly AreaRow[],
): Evidence[] {
  const within = (blocks: readonly AreaRow[], areas: readonly AreaRow[]) => {
    const inside = blocks.filter((b) => areas.some((a) => covers(a.path, b.path)));
    return inside.length > 0 ? inside : blocks;
  };
  return mentions.map((m) => {
    if (m.blocks.length < 2) return m;
    const blocks = within(chosen ? within(m.blocks, [chosen]) : m.blocks, wide);
    return { ...m, blocks, how: m.how === 'shared' && isOwn({ ...m, blocks }) ? 'named' : m.how };
  });
}

function rank(g: Gazetteer, chosen: AreaRow | undefined, mentions: readonly Evidence[]): Standing[] {
  const standings = new Map<string, Standing>();
  const of = (block: AreaRow): Standing => {
    const standing = standings.get(block.path) ?? { block, score: 0, exact: false, evidence: [] };
    standings.set(block.path, standing);
    return standing;
  };
  for (const mention of mentions) {
    const decides = mention.blocks.length === 1 && (mention.how === 'number' || mention.how === 'named');
    for (const block of mention.blocks) {
      const standing = of(block);
      standing.score += mention.factor * (decides ? POINTS[mention.how] : POINTS.shared);
      standing.exact ||= decides;
      standing.evidence.push(mention);
    }
  }
  for (const standing of standings.values())
    if (chosen && covers(chosen.path, standing.block.path)) standing.score += CHOSEN_AROUND;
  if (chosen?.kind === 'block' && g.byId.has(chosen.id)) {
    const standing = of(chosen);
    standing.score += CHOSEN_BLOCK;
    standing.exact = true;
  }
  return [...standings.values()].sort((a, b) => b.score - a.score || (a.block.path < b.block.path ? -1 : 1));
}

function sure(best: Standing, chosen: AreaRow | undefined, unknown: readonly Reason[]) {
  const { block } = best;
  const reasons = [...unknown, ...sureReasons(best, chosen)];
  return { block, area: block.path, candidates: [block.path], reasons };
}

/** Nothing points at a block: the choice or a named larger area is what is sure, and a block when it has only one. */
function byScope(
  g: Gazetteer,
  chosen: AreaRow | undefined,
  wide: readonly AreaRow[],
  unknown: readonly Reason[],
): Pick<Placed, 'block' | 'area' | 'candidates' | 'reasons'> {
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

/** The smallest area around all candidates; one doubtful block alone says no more than the area above it. */
function around(g: Gazetteer, candidates: readonly string[], contradicted: AreaRow | undefined): string {
  const paths = contradicted ? [...candidates, contradicted.path] : candidates;
  const [first = ''] = paths;
  return (paths.length === 1 ? above(first) : common(paths)) ?? g.root ?? first;
}
