import { expect, test } from 'vitest';
import { categories, sampleTaxonomy } from '../testing/sample-community.ts';
import { findCategory } from './category.ts';
import { mostUrgent, taxonomy, urgencyOf } from './taxonomy.ts';

const find = (words: string, chosen?: string) => findCategory(sampleTaxonomy, words, chosen);

test('the resident’s choice wins over any keyword', () => {
  expect(find('着火了，冒烟，太吵', 'noise')).toEqual({
    category: 'noise',
    urgency: 'normal',
    reasons: [{ code: 'category-chosen', params: { category: 'noise' } }],
  });
});

test('within a chosen class the words decide the category, with urgency and reason', () => {
  expect(find('厨房着火', 'fire')).toEqual({
    category: 'fire-burning',
    urgency: 'emergency',
    reasons: [
      { code: 'category-chosen', params: { category: 'fire' } },
      { code: 'category-keywords', params: { category: 'fire-burning', words: '着火' } },
    ],
  });
});

test('words of other classes neither leave the chosen class nor count in it', () => {
  expect(find('学校幼儿园旁，广场舞', 'noise').category).toBe('noise-dancing');
  expect(find('着火', 'education')).toEqual({
    category: 'education',
    urgency: 'normal',
    reasons: [{ code: 'category-chosen', params: { category: 'education' } }],
  });
});

test('keeps the chosen class on a near tie, as urgent as its most urgent candidate', () => {
  expect(find('消防通道冒烟着火', 'fire')).toEqual({
    category: 'fire',
    urgency: 'emergency',
    reasons: [
      { code: 'category-chosen', params: { category: 'fire' } },
      { code: 'category-keywords', params: { category: 'fire', words: '冒烟,着火,消防通道' } },
    ],
  });
});

test('keeps a chosen category, whatever the keywords of its siblings', () => {
  expect(find('着火', 'fire-lane')).toEqual({
    category: 'fire-lane',
    urgency: 'urgent',
    reasons: [{ code: 'category-chosen', params: { category: 'fire-lane' } }],
  });
});

test('ignores a choice that the taxonomy lacks, with a reason', () => {
  expect(find('广场舞太吵', 'ufo')).toMatchObject({
    category: 'noise-dancing',
    reasons: [{ code: 'category-unknown' }, { code: 'category-keywords' }],
  });
  expect(find('', 'ufo')).toEqual({ reasons: [{ code: 'category-unknown' }, { code: 'category-unsure' }] });
});

test('the longest keyword decides and hides shorter ones inside it', () => {
  expect(find('消防通道被堵')).toEqual({
    category: 'fire-lane',
    urgency: 'urgent',
    reasons: [{ code: 'category-keywords', params: { category: 'fire-lane', words: '消防通道' } }],
  });
  expect(find('消防不合格')).toMatchObject({ category: 'fire', urgency: 'normal' });
});

test('keywords are found in whatever form they were typed', () => {
  expect(find('消 防 通 道')).toMatchObject({ category: 'fire-lane' });
});

test('is unsure without keywords, and names no candidates', () => {
  expect(find('请来看看')).toEqual({ reasons: [{ code: 'category-unsure' }] });
});

test('a near tie of two classes is unsure and names both', () => {
  expect(find('学校噪音')).toEqual({
    reasons: [{ code: 'category-unsure', params: { categories: 'education,noise' } }],
  });
});

test('a class must be ahead by two fifths of its points', () => {
  // 5 points for noise (广场舞 and 音响), 2 or 3 against.
  expect(find('广场舞音响，学校').category).toBe('noise-dancing');
  expect(find('广场舞音响，幼儿园').category).toBe('noise-dancing');
  // 4 against 3.
  expect(find('噪音太吵，居住证').category).toBeUndefined();
});

test('a repeated keyword counts twice at most', () => {
  expect(find('学校学校，噪音').category).toBe('education');
  expect(find('学校学校学校学校学校学校学校，噪音太吵').category).toBeUndefined();
});

test('near siblings fall back to their class, as urgent as the most urgent of them', () => {
  expect(find('消防通道冒烟着火')).toMatchObject({ category: 'fire', urgency: 'emergency' });
});

test('a class’s own keyword does not compete with its categories', () => {
  expect(find('噪音，音响')).toMatchObject({
    category: 'noise-dancing',
    reasons: [{ params: { words: '音响' } }],
  });
});

test('the order of the taxonomy does not matter', () => {
  const reversed = taxonomy(7, categories.toReversed());
  for (const words of ['学校噪音', '消防通道冒烟着火', '广场舞音响', '噪音太吵，居住证'])
    expect(findCategory(reversed, words, undefined)).toMatchObject({
      ...(find(words).category ? { category: find(words).category } : { reasons: find(words).reasons }),
    });
});

test('urgency is the category’s own, else its parent’s, else normal', () => {
  expect(urgencyOf(sampleTaxonomy, 'fire-lane')).toBe('urgent');
  expect(urgencyOf(sampleTaxonomy, 'fire')).toBe('normal');
  expect(
    urgencyOf(taxonomy(1, [...categories, { ...categories[4], code: 'x', parent: 'papers' } as never]), 'x'),
  ).toBe('consultation');
  expect(urgencyOf(sampleTaxonomy, 'ufo')).toBe('normal');
});

test('finds the most urgent of several', () => {
  expect(mostUrgent(['normal', 'emergency', 'urgent'])).toBe('emergency');
  expect(mostUrgent(['consultation', 'normal'])).toBe('normal');
  expect(mostUrgent(['consultation'])).toBe('consultation');
});

test('the class with the most points wins; equals are ordered by code', () => {
  expect(find('学校，广场舞音响').category).toBe('noise-dancing');
  expect(find('消防通道冒烟，消防通道').category).toBe('fire-lane');
  // Each keyword alone counts as much as the school; the class counts all of its own.
  expect(find('学校噪音音响').category).toBe('noise-dancing');
  expect(find('噪音学校').reasons).toEqual(find('学校噪音').reasons);
});

test('reasons name all keywords of the winning class', () => {
  expect(find('消防通道冒烟着火').reasons).toEqual([
    { code: 'category-keywords', params: { category: 'fire', words: '冒烟,着火,消防通道' } },
  ]);
});
