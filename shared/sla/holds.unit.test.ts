import { expect, test } from 'vitest';
import { slaOf } from './holds.ts';

test('the nearest area that names a set decides; where none does, three stations hold', () => {
  expect(slaOf([{}, { sla: 'quiet-nights' }, { sla: 'rules-fast' }])).toBe('quiet-nights');
  expect(slaOf([{ sla: undefined }, {}])).toBe('three-stations');
  expect(slaOf([])).toBe('three-stations');
});
