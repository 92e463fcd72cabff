import { expect, test } from 'vitest';
import { area, areas, sample } from '../testing/sample-community.ts';
import { gazetteer } from './gazetteer.ts';
import { findPlace } from './place.ts';
import type { StatedPlace } from './place-candidates.ts';

const find = (asked: Partial<StatedPlace>) => findPlace(sample, { words: '', ...asked });
const blockOf = (place: string, chosen?: string) => find({ place, area: chosen }).block?.id;
const codes = (asked: Partial<StatedPlace>) => find(asked).reasons.map((r) => r.code);

test.each([
  ['柳荫苑3号楼', 'a1'],
  ['柳荫苑8幢', 'a1'],
  ['柳荫苑9幢', 'a2'],
  ['柳荫苑十二号楼二单元', 'a2'],
  ['柳荫苑12-3-402', 'a2'],
  ['梧桐路35号', 'a1'],
  ['梧桐路36号', 'a2'],
  ['梧桐路100号', undefined],
  ['梧桐路101号', 'b1'],
  ['石桥弄12号', 'b2'],
  ['柳荫幼儿园门口', 'a1'],
  ['锦绣小区', 'b1'],
  ['锦绣5号楼', 'b1'],
  ['锦绣', undefined],
  ['锦绣前程', undefined],
  ['翠苑1区5幢', 'b2'],
  ['翠苑一区', 'b2'],
  ['柳荫第二块区', 'a2'],
  ['雨花公寓3幢', 'a2'],
])('%s lies in %s', (place, block) => {
  expect(blockOf(place)).toBe(block);
});

test('the number between two ranges decides, and one in neither leaves it open', () => {
  expect(find({ place: '柳荫苑16号楼' })).toMatchObject({
    area: 'c/a',
    candidates: ['c/a/a1', 'c/a/a2'],
    reasons: [{ code: 'place-number-unknown', params: { names: '柳荫苑' } }],
  });
  expect(find({ place: '柳荫苑16号楼' }).block).toBeUndefined();
});

test('a single bound means that number only', () => {
  expect(find({ place: '雨花公寓4幢' }).block).toBeUndefined();
  expect(find({ place: '雨花公寓4幢' }).area).toBe('c/a');
});

test('an estate without a number is left to a lead of the neighbourhood', () => {
  expect(find({ place: '柳荫苑' })).toMatchObject({
    area: 'c/a',
    candidates: ['c/a/a1', 'c/a/a2'],
    reasons: [{ code: 'place-ambiguous', params: { names: '柳荫苑', blocks: 'a1,a2' } }],
  });
});

test('several buildings at once decide only when they lie in one block', () => {
  expect(blockOf('柳荫苑2-4号楼')).toBe('a1');
  expect(blockOf('柳荫苑7-9号楼')).toBeUndefined();
});

test('a name of two neighbourhoods is never picked silently; the choice of one decides', () => {
  expect(find({ place: '东方红' })).toMatchObject({ area: 'c', candidates: ['c/a/a2', 'c/b/b1'] });
  expect(blockOf('东方红')).toBeUndefined();
  expect(blockOf('东方红', 'c/a')).toBe('a2');
  expect(blockOf('东方红', 'c/b')).toBe('b1');
});

test('a number of two blocks is never picked silently; the choice of a neighbourhood decides', () => {
  expect(blockOf('老车站3号楼')).toBeUndefined();
  expect(blockOf('老车站3号楼', 'c/b')).toBe('b1');
  expect(blockOf('老车站5号楼')).toBe('b1');
});

test('a neighbourhood that is named narrows like one that is chosen', () => {
  expect(blockOf('石桥居民区东方红')).toBe('b1');
  expect(find({ place: '东方红', words: '我们Liuyin这边太吵了' }).block?.id).toBe('a2');
});

test('a name that means a block and a neighbourhood elsewhere narrows nothing', () => {
  const g = gazetteer([
    ...areas,
    area('c/d', 'neighbourhood', '新村居民区', [{ kind: 'estate', name: '和平里' }]),
    area('c/d/d1', 'block', '新村第一块区', [{ kind: 'building', name: '和平里', from: 9, to: 12 }]),
    area('c/e', 'neighbourhood', '港口居民区'),
    area('c/e/e1', 'block', '港口第一块区', [{ kind: 'estate', name: '和平里' }]),
  ]);
  expect(findPlace(g, { words: '', place: '和平里' })).toMatchObject({
    area: 'c',
    candidates: ['c/d/d1', 'c/e/e1'],
  });
  expect(findPlace(g, { words: '', place: '和平里' }).block).toBeUndefined();
  expect(findPlace(g, { words: '', place: '和平里10号楼' }).block?.id).toBe('d1');
});

test('falls back to the whole community when nothing is known or chosen', () => {
  expect(find({ words: '楼下太吵' })).toMatchObject({
    area: 'c',
    candidates: [],
    score: 0,
    reasons: [{ code: 'place-unknown' }],
  });
});

test('a chosen neighbourhood alone is sure, its block is not', () => {
  expect(find({ words: '楼下太吵', area: 'c/a' })).toMatchObject({
    area: 'c/a',
    reasons: [{ code: 'place-chosen', params: { area: 'a' } }, { code: 'place-unknown' }],
  });
});

test('a neighbourhood with one block leaves no doubt about the block', () => {
  const g = gazetteer(areas.filter((a) => a.id !== 'b2'));
  expect(findPlace(g, { words: '', area: 'c/b' }).block?.id).toBe('b1');
  expect(findPlace(g, { words: '石桥居民区很吵' }).block?.id).toBe('b1');
});

test('a community with one block says nothing about a place outside it', () => {
  const g = gazetteer(areas.filter((a) => ['c', 'a', 'a1'].includes(a.id)));
  expect(findPlace(g, { words: '火星' }).block).toBeUndefined();
});

test('a larger area named alone is sure', () => {
  expect(find({ words: '石桥居民区太吵' })).toMatchObject({
    area: 'c/b',
    reasons: [{ code: 'place-within', params: { area: 'b' } }, { code: 'place-unknown' }],
  });
  expect(find({ words: '梧桐街道石桥居民区太吵' }).area).toBe('c/b');
  expect(find({ words: '梧桐街道石桥居民区太吵', area: 'c/b' }).reasons.map((r) => r.code)).toEqual([
    'place-chosen',
    'place-unknown',
  ]);
});

test('a chosen block is the block', () => {
  expect(find({ words: '太吵', area: 'c/a/a2' })).toMatchObject({
    block: { id: 'a2' },
    reasons: [{ code: 'place-chosen', params: { area: 'a2' } }],
  });
  expect(blockOf('柳荫苑', 'c/a/a2')).toBe('a2');
  expect(blockOf('柳荫苑99号楼', 'c/a/a2')).toBe('a2');
});

test('a place outside the choice is left to a lead of both', () => {
  expect(find({ place: '梧桐路101号', area: 'c/a' })).toMatchObject({
    area: 'c',
    candidates: ['c/b/b1'],
    reasons: [{ code: 'place-outside-chosen', params: { area: 'a', blocks: 'b1' } }],
  });
  expect(blockOf('梧桐路101号', 'c/a')).toBeUndefined();
  expect(blockOf('柳荫苑3号楼', 'c/a/a2')).toBeUndefined();
  expect(find({ place: '柳荫苑3号楼', area: 'c/a/a2' }).area).toBe('c/a');
});

test('ignores a choice that does not exist, with a reason', () => {
  expect(codes({ place: '柳荫苑3号楼', area: 'c/x' })).toEqual(['area-unknown', 'place-number']);
  expect(codes({ area: 'c/b/b3', words: '吵' })).toEqual(['area-unknown', 'place-unknown']);
});

test('the answer to "where" outweighs a number elsewhere in the words', () => {
  expect(find({ place: '柳荫苑3号楼', words: '梧桐路101号的店太吵' }).block?.id).toBe('a1');
});

test('two numbers in the words of one report are left to a person', () => {
  const found = find({ words: '我住柳荫苑3号楼，梧桐路101号的店太吵' });
  expect(found.block).toBeUndefined();
  expect(found).toMatchObject({ area: 'c', candidates: ['c/a/a1', 'c/b/b1'] });
});

test('a name alone in "where" does not outweigh a number in the words', () => {
  expect(find({ place: '锦绣小区', words: '柳荫苑3号楼太吵' }).block).toBeUndefined();
});

test('two names for one block agree', () => {
  expect(find({ words: '梧桐路35号柳荫苑3号楼' })).toMatchObject({ block: { id: 'a1' } });
});

test('a repeated name adds no certainty', () => {
  const once = find({ words: '柳荫苑3号楼，还有石桥弄' });
  const often = find({ words: '柳荫苑3号楼，还有石桥弄、石桥弄、石桥弄、石桥弄' });
  expect(often.score).toBe(once.score);
  expect(often.margin).toBe(once.margin);
});

test('a road whose numbers go on elsewhere decides nothing without a number', () => {
  expect(find({ place: '石桥弄' })).toMatchObject({ area: 'c/b', candidates: ['c/b/b2'] });
  expect(blockOf('石桥弄')).toBeUndefined();
});

test('reasons show the community’s own ranges, never the resident’s number', () => {
  expect(find({ place: '柳荫苑3号楼402室', area: 'c/a' }).reasons).toEqual([
    { code: 'place-number', params: { name: '柳荫苑', block: 'a1', from: '1', to: '8' } },
    { code: 'place-chosen', params: { area: 'a' } },
  ]);
  expect(find({ place: '梧桐路36号' }).reasons).toEqual([
    { code: 'place-number', params: { name: '梧桐路', block: 'a2', from: '2', to: '98', parity: 'even' } },
  ]);
  expect(find({ place: '锦绣小区' }).reasons).toEqual([
    { code: 'place-named', params: { name: '锦绣小区', block: 'b1' } },
  ]);
});

test('a choice narrows no road whose numbers go on elsewhere', () => {
  expect(blockOf('梧桐路', 'c/b')).toBeUndefined();
  expect(blockOf('梧桐路', 'c/a')).toBeUndefined();
});

test('an estate of the neighbourhood of which one block has some buildings is not that block’s name', () => {
  const g = gazetteer([
    area('c', 'subdistrict', '梧桐街道'),
    area('c/a', 'neighbourhood', '柳荫居民区', [{ kind: 'estate', name: '柳荫苑' }]),
    area('c/a/a1', 'block', '柳荫第一块区', [{ kind: 'building', name: '柳荫苑', from: 1, to: 8 }]),
    area('c/a/a2', 'block', '柳荫第二块区'),
    area('c/b', 'neighbourhood', '石桥居民区'),
    area('c/b/b1', 'block', '石桥第一块区', [{ kind: 'estate', name: '柳荫苑' }]),
  ]);
  for (const chosen of [undefined, 'c', 'c/a'])
    expect(findPlace(g, { words: '', place: '柳荫苑', area: chosen }).block).toBeUndefined();
  expect(findPlace(g, { words: '', place: '柳荫苑', area: 'c/b' }).block?.id).toBe('b1');
  expect(findPlace(g, { words: '', place: '柳荫苑3号楼' }).block?.id).toBe('a1');
  expect(findPlace(g, { words: '', place: '柳荫苑9号楼', area: 'c/a' }).block).toBeUndefined();
});

test('a road’s number before 号楼 is a building of some estate there', () => {
  expect(blockOf('梧桐路35号楼')).toBeUndefined();
  expect(blockOf('梧桐路35号楼下')).toBe('a1');
});

test('orders candidates by likelihood, equals by path', () => {
  expect(find({ words: '石桥弄，柳荫苑3号楼' })).toMatchObject({ block: { id: 'a1' }, score: 4, margin: 3 });
  expect(find({ words: '梧桐路101号，柳荫苑3号楼' }).candidates).toEqual(['c/a/a1', 'c/b/b1']);
});

test('candidates are those near the likeliest, eight at most', () => {
  expect(find({ words: '石桥弄，梧桐路101号，柳荫苑3号楼' }).candidates).toEqual(['c/a/a1', 'c/b/b1']);
  const many = Array.from({ length: 10 }, (_, i) =>
    area(`c/a/x${i}`, 'block', `第${i}块`, [{ kind: 'estate', name: '大杂院' }]),
  );
  expect(findPlace(gazetteer([...areas, ...many]), { words: '大杂院' }).candidates).toHaveLength(8);
});

test('of two numbers in the words the one in the chosen neighbourhood wins', () => {
  expect(find({ words: '柳荫苑3号楼，梧桐路101号', area: 'c/a' }).block?.id).toBe('a1');
  expect(find({ words: '柳荫苑3号楼，梧桐路101号', area: 'c/b' }).block?.id).toBe('b1');
});

test('an estate of the neighbourhood narrows other names like the neighbourhood itself', () => {
  expect(find({ words: '柳荫苑边上的东方红' }).block?.id).toBe('a2');
});

test('the name of the whole community does not widen the choice', () => {
  expect(find({ words: '梧桐街道太吵', area: 'c/a' }).area).toBe('c/a');
});

test('one unknown building among several leaves the block open', () => {
  expect(blockOf('柳荫苑7、8号楼')).toBe('a1');
  expect(blockOf('柳荫苑8、16号楼')).toBeUndefined();
});

test('a number beyond the known ones lies in the block that has the whole name', () => {
  const g = gazetteer([
    ...areas,
    area('c/a/a3', 'block', '柳荫第三块区', [
      { kind: 'estate', name: '水塔院' },
      { kind: 'building', name: '水塔院', from: 1, to: 2 },
    ]),
  ]);
  expect(findPlace(g, { words: '', place: '水塔院9号楼' })).toMatchObject({
    block: { id: 'a3' },
    reasons: [{ code: 'place-named', params: { name: '水塔院', block: 'a3' } }],
  });
  expect(findPlace(g, { words: '', place: '水塔院2号楼' }).reasons[0]?.code).toBe('place-number');
});

test('reasons name what decided, and not every name of the text', () => {
  expect(find({ words: '梧桐路边的柳荫苑3号楼' }).reasons.map((r) => r.params?.name)).toEqual(['柳荫苑']);
});
