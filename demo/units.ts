import { blockId, neighbourhoodId, neighbourhoods } from './areas.ts';
import { phoneOf } from './phones.ts';
import type { UnitRow } from './rows.ts';

// Twelve kinds, three or four a neighbourhood in turn: never two of a kind in one.
const kinds = [
  ['school', (name: string) => `${name}小学`],
  ['clinic', (name: string) => `${name}卫生服务站`],
  ['bank', (name: string) => `晴棠储蓄所${name}支行`],
  ['shop', (name: string) => `棠记便利店${name}店`],
  ['kindergarten', (name: string) => `${name}幼儿园`],
  ['pharmacy', (name: string) => `百禾大药房${name}店`],
  ['elder-care', (name: string) => `${name}长者照护之家`],
  ['restaurant', (name: string) => `棠味面馆${name}店`],
  ['school', (name: string) => `${name}初级中学`],
  ['post', (name: string) => `${name}邮政所`],
  ['bank', (name: string) => `青禾银行${name}网点`],
  ['factory', (name: string) => `${name}创意园`],
] as const;
const propertyFirms = ['禾安物业', '棠居物业', '邻和物业', '青檐物业', '桥畔物业'] as const;

/** Neighbourhoods with four units beside their property company; the others have three: 20 + 12 × 4 + 8 × 3 = 92. */
const WITH_FOUR = 12;

const places = neighbourhoods.flatMap((one, n) => [
  {
    area: neighbourhoodId(one),
    name: `${propertyFirms[n % propertyFirms.length]}${one.name}服务处`,
    kind: 'property',
  },
  ...Array.from({ length: n < WITH_FOUR ? 4 : 3 }, (_, j) => {
    const [kind, named] = kinds[(n * 3 + j) % kinds.length] ?? kinds[0];
    // 竹笆弄 is a lane too: 竹笆邮政所 keeps the post office from being read as a house in the lane.
    return { area: blockId(one, j + 1), name: named(one.name.replace(/弄$/, '')), kind };
  }),
]);

/** Resident units 驻区单位. The contact is a desk and its number, never a person. */
export const unitRows: readonly UnitRow[] = places.map((unit, i) => ({
  id: `u-${String(i + 1).padStart(3, '0')}`,
  ...unit,
  contact: `${unit.kind === 'property' ? '物业值班' : '前台'} ${phoneOf(60_000 + i)}`,
}));

/** Units whose block is known: people name them to say where they are. */
export const unitsWithABlock: readonly UnitRow[] = unitRows.filter((unit) => unit.kind !== 'property');
