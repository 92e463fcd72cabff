import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';

/** `before`: the path where the row stands now. Nobody takes a row away from an area that they do not administer. */
export function checkStored({ covers }: Proposal, row: Spot, before: string | undefined): Flaw[] {
  return before === undefined || covers(before) ? [] : [flaw(row, 'id', 'outside-your-area')];
}
