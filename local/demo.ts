import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_ZONE, localDate as dateIn } from '#shared/calendar/zone.ts';
import { type Pattern, rosterAround } from '../demo/roster.ts';
import { filesBelow, hashOf, readJson } from '../infra/tooling/program/files.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { root } from '../infra/tooling/system/layout.ts';
import type { SignIn } from '../infra/tooling/system/system-file.ts';

export type DemoSize = 'full' | 'small' | 'none';

interface ManifestEntry {
  readonly kind: string;
  readonly format: string;
  readonly file: string;
}

/** A demo community: the files that an administrator would import, and who can sign in. */
export interface Demo {
  readonly files: readonly { kind: string; format: string; content: string }[];
  readonly signIns: readonly SignIn[];
  readonly hash: string;
  /** Who is on duty week by week; the roster itself is made for the days around the start. */
  readonly pattern?: Pattern | undefined;
}

const folders = { full: join(root, 'demo', 'data'), small: join(root, 'demo', 'data-small') };

/** Reads a demo community; undefined when there is none to load. */
export function readDemo(size: DemoSize): Demo | undefined {
  if (size === 'none') return undefined;
  const folder = folders[size];
  const manifest = readJson<ManifestEntry[]>(join(folder, 'manifest.json'));
  if (!manifest) return undefined;
  const signIns = [folder, folders.full].map((from) => join(from, 'sign-ins.json')).find(existsSync);
  return {
    files: manifest.map(({ kind, format, file }) => ({
      kind,
      format,
      content: readFileSync(join(folder, file), 'utf8'),
    })),
    signIns: (signIns && readJson<SignIn[]>(signIns)) || [],
    pattern: readJson<Pattern>(join(folder, 'roster.json')),
    hash: hashOf(root, [...filesBelow(folder), ...(signIns ? [signIns] : [])]),
  };
}

interface ImportState {
  readonly id: string;
  readonly status: 'running' | 'done' | 'rejected';
  readonly rows?: number;
  readonly done?: number;
  readonly errors?: readonly unknown[];
}

const TEN_MINUTES = 600_000;

/**
 * Imports a community through the product's own API, as an administrator does, and waits until all rows are in.
 * @returns the number of rows
 * @throws ProgramError with the first bad rows, or when it takes longer than ten minutes
 */
export const importDemo = (origin: string, token: string, demo: Demo): Promise<number> =>
  importFiles(origin, token, demo.files, `demo-${demo.hash.slice(0, 32)}`);

/** The date in the demo community's zone, `2026-11-23`. */
export const localDate = (now = Date.now()): string => dateIn(DEFAULT_ZONE, new Date(now).toISOString());

/**
 * Plans the duties and absences around a day from the demo's pattern. What is planned already stays as it is: it may have
 * been handed over.
 * @returns the number of new rows
 */
export async function importRoster(
  origin: string,
  token: string,
  pattern: Pattern,
  today: string,
): Promise<number> {
  const rows = rosterAround(pattern, today);
  const files = await Promise.all(
    (['duties', 'absences'] as const).map(async (kind) => {
      const known = await plannedIds(origin, token, kind);
      const fresh = rows[kind].filter(({ id }) => !known.has(id));
      return { kind, format: 'json', content: JSON.stringify(fresh), rows: fresh.length };
    }),
  );
  const wanted = files.filter((file) => file.rows > 0);
  if (wanted.length === 0) return 0;
  const content = wanted.map(({ rows: _rows, ...file }) => file);
  return importFiles(origin, token, content, `roster-${hashOf('', [], content).slice(0, 32)}`);
}

async function plannedIds(origin: string, token: string, kind: string): Promise<ReadonlySet<string>> {
  const answer = await fetch(`${origin}/api/community/exports/${kind}?format=json`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw await refused(answer);
  const rows = (await answer.json()) as { id: string }[];
  return new Set(rows.map(({ id }) => id));
}

async function importFiles(
  origin: string,
  token: string,
  files: Demo['files'],
  key: string,
): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const imports = `${origin}/api/community/imports`;
  const started = await fetch(imports, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: JSON.stringify({ files }),
  });
  if (started.status !== 202) throw await refused(started);
  let state = (await started.json()) as ImportState;
  const asOfStart = state;
  for (const until = Date.now() + TEN_MINUTES; state.status === 'running'; await sleep(300)) {
    if (Date.now() > until) throw new ProgramError('The demo community was not imported within ten minutes.');
    const answer = await fetch(`${imports}/${asOfStart.id}`, { headers });
    if (!answer.ok) throw await refused(answer);
    state = (await answer.json()) as ImportState;
    if (state.status !== 'running') break;
  }
  if (state.status !== 'done')
    throw new ProgramError(`The demo community was rejected: ${firstOf(state.errors)}.`);
  return state.rows ?? 0;
}

const firstOf = (errors: readonly unknown[] = []): string =>
  errors
    .slice(0, 3)
    .map((error) => JSON.stringify(error))
    .join('; ') || 'no reason was given';

/** What a refusal says: the title and the first errors of a problem document, or the status alone. */
async function refused(answer: Response): Promise<ProgramError> {
  const problem = (await answer.json().catch(() => ({}))) as {
    title?: string;
    detail?: string;
    errors?: unknown[];
  };
  const words = [problem.title, problem.detail, problem.errors && firstOf(problem.errors)].filter(Boolean);
  return new ProgramError(
    `The import of the demo community was refused (${answer.status}): ${words.join(' · ') || 'no reason was given'}`,
  );
}
