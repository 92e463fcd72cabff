import { checkAreaOf } from '../areas/check-area-of.ts';
import { checkStored } from '../areas/check-stored.ts';
import type { Flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import { units } from './columns.ts';

export const checkUnits = (proposal: Proposal): Flaw[] =>
  [...proposal.byId(units).values()].flatMap((row) => [
    ...checkAreaOf(proposal, row, row.of.area),
    ...checkStored(proposal, row, proposal.known.units.get(row.of.id)?.area),
  ]);
