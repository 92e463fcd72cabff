import { expect, test } from 'vitest';
import type { Figures } from '../api/figures.ts';
import { countColumns, csvRowsOf, rateColumns } from './breakdown.ts';

const share = { n: 3, d: 4 };
const figures: Figures = {
  received: 7,
  consultations: 0,
  missedCalls: 0,
  withdrawn: 0,
  open: 2,
  proposed: 0,
  reopened: 1,
  dispatched: share,
  accepted: share,
  contacted: share,
  closedOnTime: share,
  completion: share,
  callback: share,
  solved: share,
  satisfied: { n: 1, d: 2 },
  levels: {},
};

test('writes a rate to the CSV file as two columns', () => {
  const [head, row] = csvRowsOf([{ label: '第七块区', figures }], '片区', (c) => c);
  expect(head).toHaveLength(1 + countColumns.length + 2 * rateColumns.length);
  expect(head?.slice(0, 5)).toEqual(['片区', 'received', 'open', 'reopened', 'contacted n']);
  expect(row?.slice(0, 6)).toEqual(['第七块区', 7, 2, 1, 3, 4]);
  expect(row?.slice(-2)).toEqual([1, 2]);
});
