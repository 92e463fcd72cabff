import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import { checkWhole } from '../rule-sets/whole.ts';
import { templates } from './columns.ts';

/** Each purpose once, and both languages tell the same. */
export function checkTemplates(proposal: Proposal): Flaw[] {
  const rows = proposal.rows(templates);
  const lines = new Map<string, number>();
  const flaws = rows.flatMap((row) => {
    const { purpose, zh, en } = row.of;
    const line = lines.get(purpose);
    if (line !== undefined) return [flaw(row, 'purpose', 'duplicate-id', { line, id: purpose })];
    lines.set(purpose, row.line);
    return fieldsIn(zh) === fieldsIn(en) ? [] : [flaw(row, 'en', 'fields-differ')];
  });
  return [...flaws, ...checkWhole(proposal, rows)];
}

const fieldsIn = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join();
