import { expect, test } from 'vitest';
import type { LateItem } from '../api/clocks.ts';
import { attention } from './attention.ts';

const item: LateItem = {
  subject: 'R1',
  stage: 'accept',
  due: '2026-11-22T01:00:00.000Z',
  level: 1,
  area: 'qt/qt-03',
  urgency: 'urgent',
};

test('puts late tickets first, with the one overdue longest', () => {
  const today = { missedCalls: 2, reopened: 0, proposed: 5 };
  expect(attention(today, [item, { ...item, subject: 'R2' }], true)).toEqual([
    { kind: 'late', n: 2, more: true, longest: item },
    { kind: 'missed', n: 2 },
    { kind: 'proposed', n: 5 },
  ]);
});

test('reports nothing on a calm day, or before the figures have arrived', () => {
  expect(attention({ missedCalls: 0, reopened: 0, proposed: 0 }, [], false)).toEqual([]);
  expect(attention(undefined, undefined, false)).toEqual([]);
});
