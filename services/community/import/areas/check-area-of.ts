import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import { areas } from './columns.ts';

/** The area that a row names is known and the caller's. */
export function checkAreaOf(proposal: Proposal, row: Spot, area: string, active = false): Flaw[] {
  const there = proposal.areas.get(area);
  if (!there) return proposal.perhaps(areas, area) ? [] : [flaw(row, 'area', 'unknown-area', { id: area })];
  const path = proposal.paths.get(area);
  if (path !== undefined && !proposal.covers(path)) return [flaw(row, 'area', 'outside-your-area')];
  return active && !there.active ? [flaw(row, 'area', 'area-closed', { id: area })] : [];
}
