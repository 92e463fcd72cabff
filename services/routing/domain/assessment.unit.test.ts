import { expect, test } from 'vitest';
import { area, areas, sample, sampleTaxonomy } from '../testing/sample-community.ts';
import { assessReport, assessRequest, decide, type HolderChoice } from './assessment.ts';
import { gazetteer } from './gazetteer.ts';

const NUMBER = '263260473158';
const named: HolderChoice = {
  holder: 'm1',
  team: 't1',
  reason: { code: 'holder-responsible', params: { area: 'a1' } },
};
const assess = (told: Parameters<typeof assessReport>[3]) =>
  assessReport(sample, sampleTaxonomy, NUMBER, told);
const wanted = {
  number: NUMBER,
  cycle: 2,
  request: 2,
  why: 'reopened' as const,
  area: 'c/a/a1',
  category: 'gone',
  urgency: 'urgent' as const,
  level: 2,
  holder: 'm1',
};

test('routes when block, category and holder are sure, with the taxonomy’s version and every reason', () => {
  const fact = decide(assess({ place: '柳荫苑3号楼', words: '消防通道被堵' }), named);
  expect(fact).toEqual({
    type: 'TicketRouted',
    request: 1,
    area: 'c/a/a1',
    team: 't1',
    holder: 'm1',
    category: 'fire-lane',
    urgency: 'urgent',
    level: 1,
    rules: 7,
    reasons: [
      { code: 'place-number', params: { name: '柳荫苑', block: 'a1', from: '1', to: '8' } },
      { code: 'category-keywords', params: { category: 'fire-lane', words: '消防通道' } },
      { code: 'holder-responsible', params: { area: 'a1' } },
    ],
  });
});

test('holds an unsure block in the area that is sure, with candidates and category', () => {
  expect(decide(assess({ place: '柳荫苑', words: '消防通道被堵' }), undefined)).toMatchObject({
    type: 'RoutingDoubtful',
    request: 1,
    area: 'c/a',
    waiting: 'c/a',
    category: 'fire-lane',
    candidates: ['c/a/a1', 'c/a/a2'],
    number: NUMBER,
    level: 1,
    rules: 7,
  });
});

test('holds an unsure category at the block, in the queue of the neighbourhood', () => {
  const fact = decide(assess({ place: '柳荫苑3号楼', words: '请来看看' }), named);
  expect(fact).toMatchObject({
    type: 'RoutingDoubtful',
    area: 'c/a/a1',
    waiting: 'c/a',
    candidates: ['c/a/a1'],
  });
  expect(fact).not.toHaveProperty('category');
  expect(fact.reasons.map((r) => r.code)).toEqual(['place-number', 'category-unsure']);
});

test('holds a sure block without a holder, with the reason', () => {
  const fact = decide(assess({ place: '柳荫苑3号楼', words: '消防通道被堵' }), undefined);
  expect(fact).toMatchObject({ type: 'RoutingDoubtful', area: 'c/a/a1' });
  expect(fact.reasons.at(-1)).toEqual({ code: 'nobody-responsible', params: { block: 'a1' } });
});

test('names of places do not influence the category', () => {
  expect(assess({ words: '柳荫幼儿园门口太吵' })).toMatchObject({ block: { id: 'a1' }, category: 'noise' });
  expect(assess({ words: '幼儿园太远' })).toMatchObject({ category: 'education' });
  expect(assess({ words: '石桥居民区太吵，锦绣小区太吵' })).toMatchObject({ category: 'noise' });
});

test('a short form of a name that is also an ordinary word may decide the category', () => {
  const g = gazetteer([
    ...areas,
    area('c/b/b4', 'block', '石桥第四块区', [{ kind: 'estate', name: '音响小区' }]),
  ]);
  const category = (words: string) => assessReport(g, sampleTaxonomy, NUMBER, { words }).category;
  expect(category('音响太大')).toBe('noise-dancing');
  expect(category('音响小区太大')).toBeUndefined();
});

test('derives the category from the words only, not from the answer to "where"', () => {
  expect(assess({ place: '幼儿园旁', words: '请来看看' }).category).toBeUndefined();
});

test('a later request keeps area, category, urgency and level, even of a deleted category', () => {
  expect(assessRequest(sample, 3, wanted)).toEqual({
    request: 2,
    number: NUMBER,
    level: 2,
    rules: 3,
    block: sample.byId.get('a1'),
    area: 'c/a/a1',
    candidates: ['c/a/a1'],
    category: 'gone',
    urgency: 'urgent',
    reasons: [{ code: 'area-kept' }],
  });
});

test('a later request for a block that moved follows it', () => {
  expect(assessRequest(sample, 3, { ...wanted, area: 'old/a1' })).toMatchObject({ area: 'c/a/a1' });
});

test('a later request for a closed block is held in the nearest existing area above', () => {
  const fact = decide(assessRequest(sample, 3, { ...wanted, area: 'c/b/b3' }), undefined);
  expect(fact).toMatchObject({
    type: 'RoutingDoubtful',
    request: 2,
    area: 'c/b',
    waiting: 'c/b',
    category: 'gone',
    urgency: 'urgent',
    level: 2,
    reasons: [{ code: 'area-closed' }],
  });
  expect(assessRequest(sample, 3, { ...wanted, area: 'x/y/z' }).area).toBe('c');
});
