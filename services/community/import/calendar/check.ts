import { check } from '#shared/calendar/check.ts';
import { type Issue, issueWords } from '#shared/calendar/issues.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import type { Flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { checkWhole } from '../rule-sets/whole.ts';
import { calendar } from './columns.ts';

/** The calendar is one row and comes whole or not at all. */
export function checkCalendar(proposal: Proposal): Flaw[] {
  const rows = proposal.rows(calendar);
  return [...rows.flatMap((row) => checkInside(row, proposal.zone)), ...checkWhole(proposal, rows)];
}

/** Everything that is wrong inside, each with its place. */
const checkInside = ({ file, kind, line, of }: Row<typeof calendar>, zone: Zone): Flaw[] =>
  check(JSON.parse(of.calendar), zone).map((issue) => ({
    file,
    kind,
    line,
    field: issue.field,
    code: issue.code,
    words: wordsOf(issue),
  }));

function wordsOf({ code, value }: Issue): Flaw['words'] {
  const { zh, en } = issueWords[code];
  if (typeof value !== 'string' && typeof value !== 'number') return { zh, en };
  const seen = String(value).slice(0, 40);
  return { zh: `${zh}：${seen}`, en: `${en}: ${seen}` };
}
