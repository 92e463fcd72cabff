import { randomBytes } from 'node:crypto';
import type { Rows } from '#shared/aws/rows.ts';
import { problems } from '#shared/http/problem.ts';
import { base32 } from '#shared/ids/id.ts';
import type { DraftAnswers } from './domain/input.ts';

/** An unfinished form is deleted after a day. */
const LIFE_MS = 24 * 3_600_000;
const MAX_BYTES = 48_000;

interface DraftRow {
  readonly answers: DraftAnswers;
  /** Epoch seconds; DynamoDB deletes it some time later, so expiry is checked on read. */
  readonly expires: number;
}

const key = (draft: string) => `draft#${draft}`;

/** Begins a form under an unguessable id (130 bits), which alone opens its answers. */
export async function newDraft(vault: Rows, at: string): Promise<string> {
  const draft = `D${base32(randomBytes(17), 26)}`;
  await vault.put({
    pk: key(draft),
    sk: '-',
    answers: {},
    expires: Math.ceil((Date.parse(at) + LIFE_MS) / 1000),
  });
  return draft;
}

/** @throws Problem not-found for unknown and expired drafts */
export async function answersOf(vault: Rows, draft: string, at: string): Promise<DraftAnswers> {
  return (await live(vault, draft, at)).answers;
}

/** Adds and changes answers, `null` removes one. @throws Problem not-found, too-large */
export async function saveAnswers(
  vault: Rows,
  draft: string,
  changes: DraftAnswers,
  at: string,
): Promise<DraftAnswers> {
  const row = await live(vault, draft, at);
  const answers = Object.fromEntries(
    Object.entries({ ...row.answers, ...changes }).filter(([, v]) => v !== null),
  );
  if (Buffer.byteLength(JSON.stringify(answers)) > MAX_BYTES) throw problems.tooLarge();
  await vault.put({ pk: key(draft), sk: '-', answers, expires: row.expires });
  return answers;
}

async function live(vault: Rows, draft: string, at: string): Promise<DraftRow> {
  const row = await vault.get<DraftRow>(key(draft));
  if (!row || row.expires * 1000 <= Date.parse(at)) throw problems.notFound();
  return row;
}
