import type { AreaKind, Category, Place } from '#events/community.ts';
import { type AreaRow, gazetteer } from '../domain/gazetteer.ts';
import { taxonomy } from '../domain/taxonomy.ts';

/** A small invented community for unit tests: two neighbourhoods, five blocks. */
export const area = (
  path: string,
  kind: AreaKind,
  name: string,
  places: Place[] = [],
  also: Partial<AreaRow> = {},
): AreaRow => ({
  version: 1,
  id: path.slice(path.lastIndexOf('/') + 1),
  path,
  kind,
  name,
  places,
  active: true,
  ...also,
});

export const areas: AreaRow[] = [
  area('c', 'subdistrict', '梧桐街道'),
  area('c/a', 'neighbourhood', '柳荫居民区', [{ kind: 'estate', name: '柳荫苑' }], { nameEn: 'Liuyin' }),
  area('c/a/a1', 'block', '柳荫第一块区', [
    { kind: 'building', name: '柳荫苑', from: 1, to: 8 },
    { kind: 'road', name: '梧桐路', from: 1, to: 99, parity: 'odd' },
    { kind: 'landmark', name: '柳荫幼儿园' },
    { kind: 'building', name: '老车站', from: 1, to: 4 },
  ]),
  area('c/a/a2', 'block', '柳荫第二块区', [
    { kind: 'building', name: '柳荫苑', from: 9, to: 15 },
    { kind: 'road', name: '梧桐路', from: 2, to: 98, parity: 'even' },
    { kind: 'alias', name: '东方红' },
    { kind: 'building', name: '雨花公寓', from: 3 },
  ]),
  area('c/b', 'neighbourhood', '石桥居民区', [], { nameEn: 'Shiqiao' }),
  area('c/b/b1', 'block', '石桥第一块区', [
    { kind: 'estate', name: '东方红' },
    { kind: 'road', name: '梧桐路', from: 101, to: 199 },
    { kind: 'building', name: '老车站', from: 1, to: 6 },
    { kind: 'estate', name: '锦绣小区' },
  ]),
  area('c/b/b2', 'block', '石桥第二块区', [
    { kind: 'road', name: '石桥弄', from: 1, to: 40 },
    { kind: 'estate', name: '翠苑一区' },
  ]),
  area('c/b/b3', 'block', '石桥第三块区', [{ kind: 'estate', name: '关了的院' }], { active: false }),
];

export const sample = gazetteer(areas);

const category = (
  code: string,
  name: string,
  keywords: string[],
  also: Partial<Category> = {},
): Category => ({
  code,
  name,
  nameEn: code,
  keywords,
  ...also,
});

export const categories: Category[] = [
  category('fire', '消防安全', ['消防']),
  category('fire-lane', '消防通道', ['消防通道', '占用通道'], { parent: 'fire', urgency: 'urgent' }),
  category('fire-burning', '起火', ['着火', '冒烟'], { parent: 'fire', urgency: 'emergency' }),
  category('noise', '噪音', ['噪音', '太吵'], { urgency: 'normal' }),
  category('noise-dancing', '广场舞', ['广场舞', '音响'], { parent: 'noise' }),
  category('education', '教育', ['幼儿园', '学校']),
  category('papers', '办证', ['居住证'], { urgency: 'consultation' }),
];

export const sampleTaxonomy = taxonomy(7, categories);
