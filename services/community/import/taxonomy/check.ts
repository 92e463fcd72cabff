import { pathsOf } from '../../domain/tree.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import { checkWhole } from '../rule-sets/whole.ts';
import { taxonomy } from './columns.ts';

/** Categories are a tree of their own, each code once. */
export function checkTaxonomy(proposal: Proposal): Flaw[] {
  const rows = proposal.rows(taxonomy);
  const lines = new Map<string, number>();
  const nodes = new Map(rows.map(({ of }) => [of.code, { id: of.code, parent: of.parent }]));
  const { circle } = pathsOf(nodes);
  const flaws = rows.flatMap((row) => {
    const { code, parent } = row.of;
    const line = lines.get(code);
    if (line !== undefined) return [flaw(row, 'code', 'duplicate-id', { line, id: code })];
    lines.set(code, row.line);
    if (parent !== undefined && !nodes.has(parent))
      return [flaw(row, 'parent', 'unknown-category', { id: parent })];
    return circle.has(code) ? [flaw(row, 'parent', 'cycle')] : [];
  });
  return [...flaws, ...checkWhole(proposal, rows)];
}
