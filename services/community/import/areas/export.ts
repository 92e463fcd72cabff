import { type Exported, type Exporting, listed } from '../row/exporting.ts';
import { areas } from './columns.ts';
import { ownAreas } from './own.ts';

export const exported = async (of: Exporting): Promise<Exported> =>
  listed(
    areas,
    (await ownAreas(of)).map((row) => ({ ...row, name_en: row.nameEn })),
  );
