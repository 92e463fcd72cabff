import { covers } from '#shared/auth/principal.ts';
import type { AreaRow, Gazetteer } from './gazetteer.ts';
import { isOwn, type Mention, mentionsIn } from './mention.ts';

/** What a resident stated about the place. */
export interface StatedPlace {
  /** The answer to "where?". */
  readonly place?: string | undefined;
  readonly words: string;
  /** Path of the area that was chosen from the list. */
  readonly area?: string | undefined;
}

/**
 * Points for a block. A number or a name of its own decides; names that several blocks share only order the candidates.
 * The answer to "where?" counts double, so it outweighs a number elsewhere in the words, but not a choice and a number
 * together.
 */
const POINTS = { number: 4, named: 3, shared: 1, 'number-unknown': 1 } as const;
const WHERE = 2;
const CHOSEN_AROUND = 3;
const CHOSEN_BLOCK = 6;

/** One mention, narrowed by what the resident chose and by the larger areas that are named. */
export interface Evidence extends Mention {
  readonly factor: number;
}

/** A block that the place might be in. */
export interface Candidate {
  readonly block: AreaRow;
  score: number;
  /** Some evidence points at this block and no other. */
  exact: boolean;
  readonly evidence: Evidence[];
}

/** All mentions in the answer to "where?" and in the words. */
export const evidenceIn = (g: Gazetteer, { place, words }: StatedPlace): Evidence[] => [
  ...deduplicated(mentionsIn(g, place ?? ''), WHERE),
  ...deduplicated(mentionsIn(g, words), 1),
];

/** A name that is repeated in one text counts once. */
const deduplicated = (mentions: readonly Mention[], factor: number): Evidence[] => {
  const key = (m: Mention) => JSON.stringify([m.name, m.how, m.blocks.map((b) => b.id)]);
  return [...new Map(mentions.map((m) => [key(m), { ...m, factor }])).values()];
};

/** Of the blocks that share a name, those in the chosen and named areas, if there are any. */
export function narrow(
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

/** The candidates by their points, the likeliest first; among equals the lower path. */
export function rankBlocks(
  g: Gazetteer,
  chosen: AreaRow | undefined,
  mentions: readonly Evidence[],
): Candidate[] {
  const candidates = new Map<string, Candidate>();
  const of = (block: AreaRow): Candidate => {
    const candidate = candidates.get(block.path) ?? { block, score: 0, exact: false, evidence: [] };
    candidates.set(block.path, candidate);
    return candidate;
  };
  for (const mention of mentions) {
    const decides = mention.blocks.length === 1 && (mention.how === 'number' || mention.how === 'named');
    for (const block of mention.blocks) {
      const candidate = of(block);
      candidate.score += mention.factor * (decides ? POINTS[mention.how] : POINTS.shared);
      candidate.exact ||= decides;
      candidate.evidence.push(mention);
    }
  }
  for (const candidate of candidates.values())
    if (chosen && covers(chosen.path, candidate.block.path)) candidate.score += CHOSEN_AROUND;
  if (chosen?.kind === 'block' && g.byId.has(chosen.id)) {
    const candidate = of(chosen);
    candidate.score += CHOSEN_BLOCK;
    candidate.exact = true;
  }
  return [...candidates.values()].sort((a, b) => b.score - a.score || (a.block.path < b.block.path ? -1 : 1));
}
