import { may, type Staff } from '#shared/auth/principal.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import { problems } from '#shared/http/problem.ts';
import { idFromKey } from '#shared/ids/id.ts';
import type { CommunityStore } from '../store/community-store.ts';
import { check } from './check/check.ts';
import { loadKnown } from './check/load-known.ts';
import { warnings } from './check/warnings.ts';
import type { Flaw } from './errors/flaw.ts';
import type { NewImport } from './file/input.ts';
import { MAX_ROWS, readFiles } from './file/read-files.ts';
import { plan } from './plan/plan.ts';
import type { Covers } from './row/proposal.ts';
import { CHUNK_SECONDS, chunksOf, outlineOf, progressOf } from './run/chunks.ts';
import type { ImportRecord, ImportStore } from './run/imports.ts';
import { type Enqueue, workOf } from './run/message.ts';
import { importProblems } from './words.ts';

export interface ImportDeps {
  readonly store: CommunityStore;
  readonly imports: ImportStore;
  readonly enqueue: Enqueue;
}

export interface ImportRequest {
  readonly who: Staff;
  readonly key: string;
  readonly fingerprint: string;
  readonly at: string;
  readonly files: NewImport['files'];
  /** The time zone of local times in the files. */
  readonly zone: Zone;
  readonly partial: boolean;
}

/** How long a check may take before its lock is void. */
const CHECK_SECONDS = 60;
const WARNINGS_KEPT = 200;

/**
 * Checks the files, stores the bad rows or the work to do, and starts the work. The same key gives the same import.
 * @throws Problem idempotency-key-reused, import-running, too-many-rows
 */
export async function acceptImport(
  { store, imports, enqueue }: ImportDeps,
  request: ImportRequest,
): Promise<{ id: string; record: ImportRecord }> {
  const id = idFromKey('I', request.who.staff, request.key);
  const fingerprint = `${request.fingerprint}${request.partial ? '+partial' : ''}`;
  let record = await imports.record(id);
  if (!record) {
    if (!(await imports.lock(id, CHECK_SECONDS))) throw importProblems.importRunning();
    try {
      const made = await prepare({ store, imports }, id, { ...request, fingerprint });
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

/** What the caller administers by the grants stored now, not by a copy that is seconds old. */
async function coversNow(store: CommunityStore, who: Staff): Promise<Covers> {
  const own = await store.grantsOf(who.staff);
  const now = own ? { ...who, grants: own.active ? own.grants : [] } : who;
  return (path) => may(now, 'community.write', path);
}

async function prepare(
  { store, imports }: Pick<ImportDeps, 'store' | 'imports'>,
  id: string,
  request: ImportRequest,
): Promise<ImportRecord> {
  const read = readFiles(request.files, request.zone);
  if (read.count > MAX_ROWS) throw importProblems.tooManyRows(MAX_ROWS);
  const known = await loadKnown(store, read.rows);
  const covers = await coversNow(store, request.who);
  const { proposal, flaws } = check(read, known, covers, request.partial);
  await imports.keepErrors(id, flaws);
  const { who, at, fingerprint } = request;
  const attempt = crypto.randomUUID();
  const about = { by: who.staff, at, fingerprint, rows: read.count, bad: flaws.length, attempt };
  if (flaws.length > 0 && !request.partial)
    return { ...about, rejected: true, outline: [], warnings: [], warned: 0 };
  const chunks = chunksOf(await plan(proposal, store));
  await imports.keepChunks(id, attempt, chunks);
  const unusual: Flaw[] = warnings(proposal, request.at);
  return {
    ...about,
    rejected: false,
    outline: outlineOf(chunks),
    warnings: unusual.slice(0, WARNINGS_KEPT),
    warned: unusual.length,
  };
}
