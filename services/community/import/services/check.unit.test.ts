import { expect, test } from 'vitest';
import { checked, goodFiles, json } from '../../testing/import-files.ts';

test('a service belongs to a category, which is an entry without one', () => {
  const rows = [
    { id: 'sv-1', name: '政务', name_en: 'Papers' },
    { id: 'sv-1-01', category: 'sv-1', name: '社保', phone: '021-6100 0000', area: 'qt-03' },
    { id: 'sv-1-02', category: 'sv-1-01', name: '窗口' },
    { id: 'sv-1-03', category: 'sv-9', name: '窗口' },
    { id: 'sv-1-04', category: 'sv-1', name: '窗口', phone: '晚上' },
  ];
  expect(checked([...goodFiles(), json('services', rows)]).bad).toEqual([
    'services 3 category unknown-service-category',
    'services 4 category unknown-service-category',
    'services 5 phone wrong-format',
  ]);
});
