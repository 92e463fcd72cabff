import { atOnce } from '#shared/at-once.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { By } from '#shared/commit/commit.ts';
import { log } from '#shared/observe/log.ts';
import { CHUNK_SECONDS, chunkName, type Outline, progressOf } from '../import/run/chunks.ts';
import type { ImportRecord, ImportStore } from '../import/run/imports.ts';
import { type Enqueue, type Work, workOf } from '../import/run/message.ts';
import { type ApplyDeps, apply } from './apply.ts';
import { prefetched } from './prefetched.ts';

export interface ProcessDeps extends ApplyDeps {
  readonly rows: Rows;
  readonly imports: ImportStore;
  readonly enqueue: Enqueue;
}

/** Rows of one chunk that are written at the same time. */
const AT_ONCE = 20;

/**
 * Writes one chunk and, after the last of its stage, starts the next stage. Idempotent, so messages may be delivered
 * repeatedly: rows know the import that wrote them, and finished chunks are a set.
 */
export async function processChunk(on: ProcessDeps, { import: id, stage, chunk }: Work): Promise<void> {
  const record = await on.imports.record(id);
  if (!record) return log.warn('import forgotten', { import: id });
  const name = chunkName(stage, chunk);
  let done = await on.imports.done(id);
  if (!done.has(name)) {
    await writeChunk(on, id, record, stage, name);
    done = await on.imports.markDone(id, name);
  }
  await on.imports.dropChunk(id, record.attempt, name);
  await startNextStage(on, id, record.outline, stage, done);
}

async function writeChunk(
  on: ProcessDeps,
  id: string,
  record: ImportRecord,
  stage: Work['stage'],
  name: string,
): Promise<void> {
  const targets = await on.imports.chunk(id, record.attempt, name);
  if (!targets) throw new Error(`the chunk ${name} of ${id} is missing`);
  await on.imports.lock(id, CHUNK_SECONDS);
  const heads = await prefetched(
    on.heads,
    on.rows,
    targets.map((target) => target.id),
  );
  const by: By = { cause: { id, made: record.at }, at: record.at, actor: `staff:${record.by}` };
  await atOnce(AT_ONCE, targets, (target) => apply({ ...on, heads }, stage, target, by));
  log.info('chunk done', { import: id, chunk: name, rows: targets.length });
}

/** Starts the next stage when this one is complete, unless a duplicate message has started it already. */
async function startNextStage(
  on: ProcessDeps,
  id: string,
  outline: Outline,
  stage: Work['stage'],
  done: ReadonlySet<string>,
): Promise<void> {
  const here = outline.findIndex((each) => each.stage === stage);
  const complete = outline[here]?.sizes.every((_, n) => done.has(chunkName(stage, n)));
  if (!complete) return;
  const next = outline[here + 1];
  if (next) {
    const begun = next.sizes.some((_, n) => done.has(chunkName(next.stage, n)));
    if (!begun) await on.enqueue(workOf(id, next));
  } else if (progressOf(outline, done).stage === undefined) {
    await on.imports.unlock(id);
  }
}
