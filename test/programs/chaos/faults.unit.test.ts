import { expect, test } from 'vitest';
import { neverCame } from './faults.ts';

const kinds = (...names: string[]) => new Set(names);

test('faults that never came are named, and a day without any proves nothing', () => {
  const wanted = kinds('sqs.duplicate', 'sns.fail', 'poison', 'kill');
  expect(neverCame(wanted, { 'sqs.duplicate': 3 })).toEqual({ some: ['sns.fail'], all: false });
  expect(neverCame(wanted, { 'sqs.delay': 3 })).toEqual({ some: ['sqs.duplicate', 'sns.fail'], all: true });
});

test('a day that asks for none on the wire lacks none', () => {
  expect(neverCame(kinds('poison', 'kill'), {})).toEqual({ some: [], all: false });
});
