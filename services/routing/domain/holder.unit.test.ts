import { expect, test } from 'vitest';
import { canHold, type MemberRow, nextHolder } from './holder.ts';

const member = (id: string, kind: MemberRow['kind'], also: Partial<MemberRow> = {}): MemberRow => ({
  id,
  team: 't',
  kind,
  staff: `9${id}`,
  active: true,
  ...also,
});

test('a holder is there and can sign in', () => {
  expect(canHold(member('a', 'secretary'))).toBe(true);
  expect(canHold(member('a', 'secretary', { active: false }))).toBe(false);
  expect(canHold(member('a', 'secretary', { staff: undefined }))).toBe(false);
  expect(canHold(undefined)).toBe(false);
});

test('the community’s own people come before outside units, the secretary first', () => {
  const kinds = [
    'secretary',
    'social-worker',
    'party-member',
    'building-head',
    'volunteer',
    'elders-association',
    'resident-unit',
    'property',
    'doctor',
    'police',
  ] as const;
  const order = [];
  // Ids run against the kinds, so that neither decides for the other.
  for (let left = kinds.map((kind, i) => member(String(9 - i), kind)); left.length > 0; ) {
    const next = nextHolder(left);
    order.push(next?.kind);
    left = left.filter((m) => m !== next);
  }
  expect(order).toEqual(kinds);
});

test('who left or cannot sign in is passed over', () => {
  const team = [
    member('1', 'secretary', { active: false }),
    member('2', 'social-worker', { staff: undefined }),
    member('3', 'volunteer'),
  ];
  expect(nextHolder(team)?.id).toBe('3');
  expect(nextHolder(team.slice(0, 2))).toBeUndefined();
});

test('of one kind the lower id, whatever order the rows have', () => {
  const team = [member('2', 'volunteer'), member('1', 'volunteer'), member('3', 'volunteer')];
  expect(nextHolder(team)?.id).toBe('1');
  expect(nextHolder(team.toReversed())?.id).toBe('1');
});
