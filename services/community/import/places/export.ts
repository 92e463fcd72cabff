import { ownAreas } from '../areas/own.ts';
import { type Exported, type Exporting, listed } from '../row/exporting.ts';
import { places as columns } from './columns.ts';

export const exported = async (of: Exporting): Promise<Exported> =>
  listed(
    columns,
    (await ownAreas(of)).flatMap(({ id, places }) => places.map((place) => ({ area: id, ...place }))),
  );
