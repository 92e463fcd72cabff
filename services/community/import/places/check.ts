import { checkAreaOf } from '../areas/check-area-of.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import { places } from './columns.ts';

/** Most names of one area; the whole row travels in one event. */
const MAX_PLACES = 300;

/** Places belong to areas that exist; all places of an area are replaced together. */
export function checkPlaces(proposal: Proposal): Flaw[] {
  const count = new Map<string, number>();
  return proposal.rows(places).flatMap((row) => {
    const { area } = row.of;
    count.set(area, (count.get(area) ?? 0) + 1);
    if ((count.get(area) ?? 0) > MAX_PLACES)
      return [flaw(row, 'area', 'too-many-places', { max: MAX_PLACES })];
    return checkAreaOf(proposal, row, area);
  });
}
