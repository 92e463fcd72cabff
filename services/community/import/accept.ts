import { may, type Staff } from '#shared/auth/principal.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import { problems } from '#shared/http/problem.ts';
import { idFromKey } from '#shared/ids/id.ts';
import type { CommunityStore } from '../store.ts';
import { communityProblems } from '../words.ts';
import { check } from './check.ts';
import type { Flaw } from './errors/flaw.ts';
import type { NewImport } from './input.ts';
import { loadKnown } from './load-known.ts';
import { plan } from './plan.ts';
import { MAX_ROWS, readFiles } from './read.ts';
import type { Covers } from './row/world.ts';
import { CHUNK_SECONDS, chunksOf, outlineOf, progressOf } from './run/chunks.ts';
import type { ImportRecord, ImportStore } from './run/imports.ts';
import { type Enqueue, workOf } from './run/message.ts';
import { warnings } from './warn.ts';

export interface Importing {
  readonly store: CommunityStore;
  readonly imports: ImportStore;
  readonly enqueue: Enqueue;
}

export interface Wish {
  readonly who: Staff;
  readonly key: string;
  readonly fingerprint: string;
  readonly at: string;
  readonly files: NewImport['files'];
  /** By whose clocks the files tell times. */
  readonly zone: Zone;
  readonly partial: boolean;
}

/** How long a check may take before its lock is void. */
const CHECK_SECONDS = 60;
const WARNINGS_KEPT = 200;

/**
 * Checks the files, keeps what is wrong or what is to be done, and starts the work. The same key gives the same import.
 * @throws Problem idempotency-key-reused, import-running, too-many-rows
 */
export async function acceptImport(
  { store, imports, enqueue }: Importing,
  wish: Wish,
): Promise<{ id: string; record: ImportRecord }> {
  const id = idFromKey('I', wish.who.staff, wish.key);
  const fingerprint = `${wish.fingerprint}${wish.partial ? '+partial' : ''}`;
  let record = await imports.record(id);
  if (!record) {
    if (!(await imports.lock(id, CHECK_SECONDS))) throw communityProblems.importRunning();
    try {
      const made = await prepare({ store, imports }, id, { ...wish, fingerprint });
      record = (await imports.keepRecord(id, made)) ? made : await imports.record(id);
    } finally {
      if (!record || record.rejected || record.outline.length === 0) await imports.unlock(id);
    }
  }
  if (!record) throw problems.conflict();
  if (record.fingerprint !== fingerprint) throw problems.keyReused();
  await start(imports, enqueue, id, record);
  return { id, record };
}

/** Enqueues the stage at which the import stands; also heals an import whose messages were lost. */
async function start(
  imports: ImportStore,
  enqueue: Enqueue,
  id: string,
  record: ImportRecord,
): Promise<void> {
  const done = await imports.done(id);
  const { stage } = progressOf(record.outline, done);
  const open = record.outline.find((each) => each.stage === stage);
  if (!open) return;
  await imports.lock(id, CHUNK_SECONDS);
  await enqueue(workOf(id, open));
}

/** What the caller administers by what is stored now, not by what was some seconds ago. */
async function coversNow(store: CommunityStore, who: Staff): Promise<Covers> {
  const own = await store.grantsOf(who.staff);
  const now = own ? { ...who, grants: own.active ? own.grants : [] } : who;
  return (path) => may(now, 'community.write', path);
}

async function prepare(
  { store, imports }: Pick<Importing, 'store' | 'imports'>,
  id: string,
  wish: Wish,
): Promise<ImportRecord> {
  const read = readFiles(wish.files, wish.zone);
  if (read.count > MAX_ROWS) throw communityProblems.tooManyRows(MAX_ROWS);
  const known = await loadKnown(store, read.rows);
  const covers = await coversNow(store, wish.who);
  const { world, flaws } = check(read, known, covers, wish.partial);
  await imports.keepErrors(id, flaws);
  const { who, at, fingerprint } = wish;
  const attempt = crypto.randomUUID();
  const about = { by: who.staff, at, fingerprint, rows: read.count, bad: flaws.length, attempt };
  if (flaws.length > 0 && !wish.partial)
    return { ...about, rejected: true, outline: [], warnings: [], warned: 0 };
  const chunks = chunksOf(await plan(world, store));
  await imports.keepChunks(id, attempt, chunks);
  const unusual: Flaw[] = warnings(world, wish.at);
  return {
    ...about,
    rejected: false,
    outline: outlineOf(chunks),
    warnings: unusual.slice(0, WARNINGS_KEPT),
    warned: unusual.length,
  };
}
