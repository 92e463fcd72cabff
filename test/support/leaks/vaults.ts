import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { base32 } from '#shared/ids/id.ts';
import { root } from '../../../infra/tooling/system/layout.ts';
import { Finder } from './finder.ts';
import { type Needle, needlesIn } from './needle.ts';
import type { Searched } from './place.ts';
import { type Row, rowsOf, tablesOf } from './tables.ts';

/**
 * Fields of vault rows that are no personal data: keys, ids, instants, codes of our own. Every other text is taken for
 * personal, so that a field which is added later is looked for without anybody thinking of it.
 */
const TECHNICAL = new Set([
  ...['pk', 'sk', 'at', 'by', 'read', 'purpose', 'of', 'state', 'why', 'type', 'lang', 'channel', 'area'],
  ...['category', 'urgency', 'outcome', 'solved', 'satisfied', 'report', 'number', 'photos', 'fingerprint'],
  ...['attempt', 'id', 'active', 'kind', 'key', 'draft', 'crv', 'x', 'kty', 'kid', 'alg', 'use', 'holder'],
]);
/** Imports keep what was handed in, rows of public kinds too; their rows are read where they end up. */
const isImport = ({ pk }: Row): boolean => /^I[0-9A-Z]{26}/.test(pk);
/** Ids of our own, who did something, instants: whatever the field is called. */
const OURS =
  /^(P[0-9A-Z]{16}-[0-9A-Z]{26}|[A-Z][0-9A-HJKMNP-TV-Z]{26}|(staff|service):\S+|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;
const REVEALED = /^reveal: /;

/** Everything personal that the system's vaults hold, and the demo files' people, without what anybody may know. */
export async function needlesOf(system: Searched): Promise<Needle[]> {
  const needles = demoPeople();
  const { vaults } = await tablesOf(system);
  for (const table of vaults) {
    const rows: Row[] = [];
    for await (const row of rowsOf(system, table)) rows.push(row);
    for (const row of rows.filter((each) => !isImport(each)))
      needles.push(...texts(row, `${table} ${row.pk} ${row.sk}`));
    needles.push(...trackingCodes(rows));
  }
  const open = new Finder(needles).in(await publicTexts(system));
  const known = new Set(open.map(({ text }) => text));
  return needles.filter(({ text }) => !known.has(text));
}

function texts(value: unknown, from: string, field = ''): Needle[] {
  if (typeof value === 'string') {
    const reason = field === 'purpose' && REVEALED.test(value) ? value.replace(REVEALED, '') : '';
    if (reason) return needlesIn('reason', reason, from);
    return TECHNICAL.has(field) || OURS.test(value) ? [] : needlesIn(field, value, from);
  }
  if (Array.isArray(value)) return value.flatMap((inner) => texts(inner, from, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, from, name));
}

/** Codes are stored nowhere: they are made again, as intake makes them. */
function trackingCodes(rows: readonly Row[]): Needle[] {
  const secret = rows.find(({ pk }) => pk === 'secret#hmac')?.value;
  if (typeof secret !== 'string') return [];
  const reports = new Set(rows.map(({ pk }) => pk).filter((pk) => /^R[0-9A-Z]{26}$/.test(pk)));
  return [...reports].map((report) => {
    const digest = createHmac('sha256', Buffer.from(secret, 'base64')).update(`code\n${report}`).digest();
    return { kind: 'code', text: base32(digest, 13), from: `the tracking code of ${report}` };
  });
}

/** Names and phones of the demo's people as they were handed in, whatever the system has made of them. */
function demoPeople(): Needle[] {
  return ['data', 'data-small'].flatMap((folder) => {
    const file = join('demo', folder, 'members.csv');
    const [head = '', ...lines] = readFileSync(join(root, file), 'utf8').trim().split(/\r?\n/);
    const fields = head.replace(/^\uFEFF/, '').split(',');
    return lines.flatMap((line, n) => {
      const cells = line.split(',');
      return ['name', 'phone'].flatMap((field) =>
        needlesIn(field, cells[fields.indexOf(field)] ?? '', `${file}:${n + 2}`),
      );
    });
  });
}

/** What everybody may read without signing in is no secret, even when it is also somebody's name or phone. */
async function publicTexts({ origin }: Searched): Promise<string> {
  const paths = ['public/areas', 'public/taxonomy', 'public/directory'];
  const answers = paths.map(async (path) => {
    const answer = await fetch(`${origin}/api/community/${path}`);
    if (!answer.ok) throw new Error(`What is public could not be read: ${path} answered ${answer.status}.`);
    return answer.text();
  });
  return (await Promise.all(answers)).join('\n');
}
