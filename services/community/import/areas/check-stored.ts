import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import type { World } from '../row/world.ts';

/** `before`: the path where the row stands now. Nobody takes a row away from an area that they do not administer. */
export function checkStored({ covers }: World, row: Spot, before: string | undefined): Flaw[] {
  return before === undefined || covers(before) ? [] : [flaw(row, 'id', 'outside-your-area')];
}
