import { expect, test } from 'vitest';
import { inStateSince } from './state-since.ts';

const [proposedAt, changedAt] = ['2026-11-20T01:00:00.000Z', '2026-11-22T01:00:00.000Z'];

test('counts a proposal from when it was made, and any other state from its last change', () => {
  expect(inStateSince({ proposedAt, changedAt })).toBe(proposedAt);
  expect(inStateSince({ changedAt })).toBe(changedAt);
});
