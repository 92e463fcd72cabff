import type { Neighbourhood } from './map.ts';
import { east } from './map-east.ts';
import { west } from './map-west.ts';
import { between, streamFor } from './random.ts';
import type { AreaRow } from './rows.ts';

export const ROOT = 'qt';
export const neighbourhoods: readonly Neighbourhood[] = [...west, ...east];

/** A block as the other tables need it. */
export interface Block {
  readonly id: string;
  readonly neighbourhood: Neighbourhood;
  /** 1 … number of blocks of its neighbourhood. */
  readonly index: number;
}

export const neighbourhoodId = (of: Neighbourhood): string => `${ROOT}-${of.no}`;
export const blockId = (of: Neighbourhood, index: number): string =>
  `${neighbourhoodId(of)}-${String(index).padStart(2, '0')}`;

export const blocksOf = (of: Neighbourhood): readonly Block[] =>
  Array.from({ length: of.blocks }, (_, i) => ({ id: blockId(of, i + 1), neighbourhood: of, index: i + 1 }));

export const blocks: readonly Block[] = neighbourhoods.flatMap(blocksOf);

/** `听禾第七块区` */
export const blockName = ({ neighbourhood, index }: Block): string =>
  `${neighbourhood.name}第${'一二三四五六七八九'.charAt(index - 1)}块区`;

/** The tree from the subdistrict down; households of a block are drawn within the town's size rule, 250-300. */
export function areaRows(seed: number): readonly AreaRow[] {
  return [
    area(ROOT, '', 'subdistrict', '晴棠街道', 'Qingtang subdistrict'),
    ...neighbourhoods.flatMap((one) => [
      area(neighbourhoodId(one), ROOT, 'neighbourhood', `${one.name}居民区`, `${one.nameEn} neighbourhood`),
      ...blocksOf(one).map((block) => ({
        ...area(
          block.id,
          neighbourhoodId(one),
          'block',
          blockName(block),
          `${one.nameEn} block ${block.index}`,
        ),
        households: between(streamFor(seed, `households ${block.id}`), 250, 300),
      })),
    ]),
  ];
}

const area = (id: string, parent: string, kind: AreaRow['kind'], name: string, name_en: string): AreaRow => ({
  id,
  parent,
  kind,
  name,
  name_en,
  households: '',
  sla: '',
  shape: '',
  active: 'yes',
});
