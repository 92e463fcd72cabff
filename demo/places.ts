import { blockId, neighbourhoodId, neighbourhoods } from './areas.ts';
import type { Estate, Neighbourhood, Road } from './map.ts';
import type { PlaceRow } from './rows.ts';
import { unitsWithABlock } from './units.ts';

/** A run of buildings of one estate inside one block. */
interface Run {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

/** Every name by which residents say where they are, block by block. The map is drawn by hand: no seed here. */
export function placeRows(): readonly PlaceRow[] {
  return [
    ...neighbourhoods.flatMap((one) => [
      ...estateRows(one),
      ...one.roads.flatMap((road) => roadRows(one, road)),
      ...landmarkRows(one),
    ]),
    ...unitsWithABlock.map((unit) => place(unit.area, 'landmark', unit.name)),
  ].sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0));
}

/**
 * An estate inside one block is a name of that block. One that several blocks share is a name of the neighbourhood, and
 * only its buildings are names of blocks: without a building number the neighbourhood's lead has to decide.
 */
function estateRows(one: Neighbourhood): readonly PlaceRow[] {
  let half = 0;
  return one.estates.flatMap((estate) => {
    const runs = cut(estate, half);
    half += estate.halves.length;
    const [first] = runs;
    const home = runs.length === 1 && first !== undefined ? blockId(one, first.block) : neighbourhoodId(one);
    const names = estate.aka === undefined ? [estate.name] : [estate.name, estate.aka];
    return names.flatMap((name, i) => [
      place(home, i === 0 ? 'estate' : 'alias', name),
      ...runs.map((run) => place(blockId(one, run.block), 'building', name, run.from, run.to)),
    ]);
  });
}

/** Buildings by block, given that the estate begins in half block number `start` of its neighbourhood. */
function cut(estate: Estate, start: number): readonly Run[] {
  const runs = new Map<number, Run>();
  let next = estate.first ?? 1;
  estate.halves.forEach((buildings, i) => {
    const block = Math.floor((start + i) / 2) + 1;
    runs.set(block, { block, from: runs.get(block)?.from ?? next, to: next + buildings - 1 });
    next += buildings;
  });
  return [...runs.values()];
}

function roadRows(one: Neighbourhood, road: Road): readonly PlaceRow[] {
  const step = road.side === 'both' ? 1 : 2;
  const numbers = Math.floor((road.to - road.from) / step) + 1;
  const at = (k: number): number => road.from + step * Math.floor((k * numbers) / road.blocks.length);
  return road.blocks.map((block, k) =>
    place(
      blockId(one, block),
      'road',
      road.name,
      at(k),
      at(k + 1) - step,
      road.side === 'both' ? '' : road.side,
    ),
  );
}

const landmarkRows = (one: Neighbourhood): readonly PlaceRow[] =>
  one.landmarks.map(([block, name]) =>
    place(block === 0 ? neighbourhoodId(one) : blockId(one, block), 'landmark', name),
  );

const place = (
  area: string,
  kind: PlaceRow['kind'],
  name: string,
  from: PlaceRow['from'] = '',
  to: PlaceRow['to'] = '',
  parity: PlaceRow['parity'] = '',
): PlaceRow => ({ area, kind, name, from, to, parity });
