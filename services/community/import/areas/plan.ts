import type { Place } from '#events/community.ts';
import { type AreaRow, area } from '../../domain/kinds.ts';
import { type Planned, stage } from '../row/kind.ts';
import { type Proposal, pathOf } from '../row/proposal.ts';
import { areas } from './columns.ts';

/**
 * The areas of the files, those whose places are replaced, and those whose path changes because an area above them
 * moved.
 */
export const planned = {
  stage: stage({
    name: 'areas',
    aggregate: area,
    list: ({ store }, { row, version }) => store.listArea(row, version),
  }),
  targets(proposal, moved) {
    const places = proposal.places();
    const ids = new Set([...proposal.byId(areas).keys(), ...places.keys(), ...moved.areas]);
    return [...ids].map((id) => ({ id, row: rowOf(proposal, id, places.get(id)) }));
  },
} satisfies Planned;

/** Stored areas that get another path; the rows in them have to be written, too. */
export const movedAreas = ({ known, paths }: Proposal): ReadonlySet<string> =>
  new Set([...known.areas.values()].filter(({ id, path }) => paths.get(id) !== path).map(({ id }) => id));

function rowOf(proposal: Proposal, id: string, places: readonly Place[] | undefined): AreaRow {
  const stored = proposal.known.areas.get(id);
  const cells = proposal.byId(areas).get(id)?.of;
  const path = pathOf(proposal, id);
  const named = cells ? { ...cells, nameEn: cells.name_en } : stored;
  if (!named) throw new Error(`the area ${id} was not checked`);
  return {
    id,
    path,
    parent: named.parent,
    kind: named.kind,
    name: named.name,
    nameEn: named.nameEn,
    households: named.households,
    places: [...(places ?? stored?.places ?? [])],
    sla: named.sla,
    shape: named.shape,
    active: named.active,
  };
}
