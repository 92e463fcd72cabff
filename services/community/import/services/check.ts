import { checkAreaOf } from '../areas/check-area-of.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import { coversAll, type Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';
import { services } from './columns.ts';

/** An entry of the directory stands in a category, which is an entry without one; two levels, no more. */
export const checkServices = (proposal: Proposal): Flaw[] =>
  [...proposal.byId(services).values()].flatMap((row) => [
    ...checkCategory(proposal, row),
    ...checkRange(proposal, row),
    ...checkEmptied(proposal, row),
  ]);

function checkCategory(proposal: Proposal, row: Row<typeof services>): Flaw[] {
  const { category: id } = row.of;
  if (id === undefined || proposal.perhaps(services, id)) return [];
  const category = proposal.byId(services).get(id)?.of ?? proposal.known.services.get(id);
  return category && category.category === undefined
    ? []
    : [flaw(row, 'category', 'unknown-service-category', { id })];
}

/** What is for one area is that area's administrator's; what is for everybody needs all of it. */
function checkRange(proposal: Proposal, row: Row<typeof services>): Flaw[] {
  const before = proposal.known.services.get(row.of.id);
  const areas = before ? [row.of.area, before.area] : [row.of.area];
  const everywhere = areas.includes(undefined) && !coversAll(proposal);
  const held = before?.area === undefined || proposal.covers(proposal.paths.get(before.area) ?? before.area);
  if (everywhere || !held) return [flaw(row, 'area', 'outside-your-area')];
  return row.of.area === undefined ? [] : checkAreaOf(proposal, row, row.of.area, row.of.active);
}

/** A category cannot become a service while services stand in it. */
function checkEmptied(proposal: Proposal, row: Row<typeof services>): Flaw[] {
  if (row.of.category === undefined) return [];
  const inside = [...proposal.known.services.values()].find(
    ({ id, category }) => category === row.of.id && !proposal.byId(services).has(id),
  );
  return inside ? [flaw(row, 'category', 'still-a-category', { id: inside.id })] : [];
}
