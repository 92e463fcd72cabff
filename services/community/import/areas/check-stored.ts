import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';

/** `before`: the stored path of the row. A caller cannot move a row out of an area that they do not administer. */
export function checkStored({ covers }: Proposal, row: Spot, before: string | undefined): Flaw[] {
  return before === undefined || covers(before) ? [] : [flaw(row, 'id', 'outside-your-area')];
}
