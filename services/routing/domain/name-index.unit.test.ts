import { expect, test } from 'vitest';
import { indexNames, namesIn } from './name-index.ts';

const found = (names: string[], text: string) =>
  namesIn(indexNames(names.map((n, i) => [n, i] as const)), text).map((f) => [
    f.name,
    f.start,
    f.end,
    f.meanings,
  ]);

test('the longest name wins where names overlap', () => {
  expect(found(['清潭', '清潭路', '潭路小区'], '在清潭路旁')).toEqual([['清潭路', 1, 4, [1]]]);
  expect(found(['清潭路', '潭路小区'], '清潭路小区')).toEqual([['潭路小区', 1, 5, [1]]]);
});

test('the first of equally long overlapping names wins', () => {
  expect(found(['乙丙', '甲乙'], '甲乙丙')).toEqual([['甲乙', 0, 2, [1]]]);
});

test('finds all names in the order of the text', () => {
  expect(found(['东门', '西门外'], '东门到西门外再到东门').map(([n]) => n)).toEqual([
    '东门',
    '西门外',
    '东门',
  ]);
});

test('a name keeps all its meanings', () => {
  expect(found(['东门', '东门'], '东门')).toEqual([['东门', 0, 2, [0, 1]]]);
});

test('matches Latin names as whole words only', () => {
  expect(found(['art'], 'party')).toEqual([]);
  expect(found(['art'], 'smart')).toEqual([]);
  expect(found(['art'], 'arty')).toEqual([]);
  expect(found(['art'], '在art里')).toHaveLength(1);
  expect(found(['art'], 'the art club')).toHaveLength(1);
});

test('ignores empty names', () => {
  expect(found([''], '东门')).toEqual([]);
});
