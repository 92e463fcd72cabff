import { expect, test } from 'vitest';
import { inStateSince } from './state-since.ts';

const [proposedAt, changedAt] = ['2026-11-20T01:00:00.000Z', '2026-11-22T01:00:00.000Z'];

test('a proposal stands since it was made, whatever was tried since; all else since it changed', () => {
  expect(inStateSince({ proposedAt, changedAt })).toBe(proposedAt);
  expect(inStateSince({ changedAt })).toBe(changedAt);
});
