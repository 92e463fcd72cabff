import { expect, test } from 'vitest';
import { areaNames, categoryName, placeName } from './names.ts';

const names = areaNames(
  'zh-CN',
  [
    { path: 'qt', name: '清潭街道' },
    { path: 'qt/qt-03', name: '幸福里居民区', nameEn: 'Xingfuli' },
  ],
  [
    { path: 'qt/qt-03/qt-03-07', name: '幸福里第七块区' },
    { path: 'qt/qt-03/qt-03-08', name: '东湖块区' },
  ],
);

test('names a block with its neighbourhood, unless its own name says so already', () => {
  expect(placeName('qt/qt-03/qt-03-07', names)).toBe('幸福里第七块区');
  expect(placeName('qt/qt-03/qt-03-08', names)).toBe('幸福里居民区 · 东湖块区');
});

test('names a neighbourhood and a subdistrict by their own names', () => {
  expect([placeName('qt/qt-03', names), placeName('qt', names)]).toEqual(['幸福里居民区', '清潭街道']);
});

test('falls back to the id of what has no name', () => {
  expect(placeName('qt/qt-09/b-01', names)).toBe('qt-09 · b-01');
  expect(categoryName('fire', [], 'zh-CN')).toBe('fire');
});

test('falls back to the Chinese name in English', () => {
  const en = areaNames('en', [
    { path: 'a', name: '甲' },
    { path: 'b', name: '乙', nameEn: 'B' },
  ]);
  expect([en.get('a'), en.get('b')]).toEqual(['甲', 'B']);
});
