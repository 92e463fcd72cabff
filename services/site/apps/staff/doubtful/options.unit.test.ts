import { expect, test } from 'vitest';
import type { Area } from '../api/answers.ts';
import { areaNames, placeName } from '../app/names.ts';
import { blockOptions, categoryOptions } from './options.ts';

const areas: Area[] = [
  { path: 'qt/qt-03', name: '幸福里', kind: 'neighbourhood' },
  { path: 'qt/qt-03/qt-03-01', name: '第一块区', kind: 'block' },
  { path: 'qt/qt-030/qt-030-01', name: '别处', kind: 'block' },
];

const names = areaNames('zh-CN', areas);

test('only blocks of the waiting area are offered, whatever starts with the same letters', () => {
  expect(blockOptions({ area: 'qt/qt-03' }, areas, (path) => placeName(path, names))).toEqual([
    { value: 'qt/qt-03/qt-03-01', label: '幸福里 · 第一块区' },
  ]);
});

test('a lower class is told with the one above it', () => {
  const categories = [
    { code: 'env', name: '环境', nameEn: 'Environment' },
    { code: 'noise', parent: 'env', name: '噪声', nameEn: 'Noise' },
  ];
  expect(categoryOptions(categories, 'zh-CN').map((o) => o.label)).toEqual(['环境', '环境 / 噪声']);
  expect(categoryOptions(categories, 'en').map((o) => o.label)).toEqual([
    'Environment',
    'Environment / Noise',
  ]);
});
