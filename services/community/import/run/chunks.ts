import type { Target } from '../../domain/target.ts';
import type { Plan } from '../plan/plan.ts';
import { type Stage, stages } from '../registry/kinds.ts';

/** A chunk is one message's work and one item: at most so many targets and bytes (DynamoDB takes 400 KB). */
const MAX_TARGETS = 100;
const MAX_BYTES = 250_000;
/** How long a chunk may take before the import's lock is void. */
export const CHUNK_SECONDS = 600;

/** How many targets each chunk of a stage has, stage by stage; stages without work are left out. */
export type Outline = readonly { readonly stage: Stage; readonly sizes: readonly number[] }[];

export interface Chunk {
  readonly stage: Stage;
  readonly n: number;
  readonly targets: readonly Target[];
}

export const chunksOf = (plan: Plan): Chunk[] =>
  stages.flatMap((stage) => cut(plan[stage]).map((targets, n) => ({ stage, n, targets })));

function cut(targets: readonly Target[]): Target[][] {
  const chunks: Target[][] = [];
  let room = 0;
  for (const target of targets) {
    const bytes = Buffer.byteLength(JSON.stringify(target));
    const open = chunks.at(-1);
    if (open && open.length < MAX_TARGETS && bytes <= room) open.push(target);
    else {
      chunks.push([target]);
      room = MAX_BYTES;
    }
    room -= bytes;
  }
  return chunks;
}

export const outlineOf = (chunks: readonly Chunk[]): Outline =>
  stages
    .map((stage) => ({
      stage,
      sizes: chunks.filter((chunk) => chunk.stage === stage).map(({ targets }) => targets.length),
    }))
    .filter(({ sizes }) => sizes.length > 0);

export const chunkName = (stage: Stage, n: number): string => `${stage}#${n}`;

/** How far an import is, from the names of its finished chunks. `stage` is the one being worked on; none when done. */
export function progressOf(
  outline: Outline,
  done: ReadonlySet<string>,
): { done: number; total: number; stage?: Stage } {
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
  const finished = outline.map(({ stage, sizes }) => sizes.filter((_, n) => done.has(chunkName(stage, n))));
  const open = outline.find(({ sizes }, i) => (finished[i]?.length ?? 0) < sizes.length);
  return {
    done: sum(finished.map(sum)),
    total: sum(outline.map(({ sizes }) => sum(sizes))),
    ...(open && { stage: open.stage }),
  };
}
