import { expect, test } from 'vitest';
import { categoryOptions } from './category-options.ts';

test('shows a subcategory with its parent', () => {
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
