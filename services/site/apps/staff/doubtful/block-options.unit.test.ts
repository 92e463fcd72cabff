import { expect, test } from 'vitest';
import type { Area } from '../api/answers.ts';
import { areaNames, placeName } from '../app/names.ts';
import { blockOptions } from './block-options.ts';

const areas: Area[] = [
  { path: 'qt/qt-03', name: '幸福里', kind: 'neighbourhood' },
  { path: 'qt/qt-03/qt-03-01', name: '第一块区', kind: 'block' },
  { path: 'qt/qt-030/qt-030-01', name: '别处', kind: 'block' },
];

const names = areaNames('zh-CN', areas);

test('offers only the blocks of the area that waits, not those of one whose id begins alike', () => {
  expect(blockOptions({ area: 'qt/qt-03' }, areas, (path) => placeName(path, names))).toEqual([
    { value: 'qt/qt-03/qt-03-01', label: '幸福里 · 第一块区' },
  ]);
});
