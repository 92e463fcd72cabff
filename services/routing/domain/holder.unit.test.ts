import { expect, test } from 'vitest';
import { canHold, type MemberRow, standIns } from './holder.ts';

const member = (id: string, kind: MemberRow['kind'], also: Partial<MemberRow> = {}): MemberRow => ({
  id,
  team: 't',
  kind,
  staff: `9${id}`,
  active: true,
  ...also,
});

test('a holder is active and can sign in', () => {
  expect(canHold(member('a', 'secretary'))).toBe(true);
  expect(canHold(member('a', 'secretary', { active: false }))).toBe(false);
  expect(canHold(member('a', 'secretary', { staff: undefined }))).toBe(false);
  expect(canHold(undefined)).toBe(false);
});

test('the community’s own members stand in, the secretary first', () => {
  const kinds = [
    'secretary',
    'social-worker',
    'party-member',
    'building-head',
    'volunteer',
    'elders-association',
  ] as const;
  // Ids run against the kinds, so that neither decides for the other.
  const team = kinds.map((kind, i) => member(String(9 - i), kind));
  expect(standIns(team.toReversed()).map((m) => m.kind)).toEqual(kinds);
});

test.each(['resident-unit', 'property', 'doctor', 'police'] as const)(
  'a member of an outside unit (%s) follows nobody, staff number or not',
  (kind) => {
    expect(standIns([member('1', kind)])).toEqual([]);
    expect(canHold(member('1', kind))).toBe(true);
  },
);

test('passes over members who left or cannot sign in', () => {
  const team = [
    member('1', 'secretary', { active: false }),
    member('2', 'social-worker', { staff: undefined }),
    member('3', 'volunteer'),
  ];
  expect(standIns(team).map((m) => m.id)).toEqual(['3']);
});

test('orders members of one kind by id, whatever the order of rows', () => {
  const team = [member('2', 'volunteer'), member('1', 'volunteer'), member('3', 'volunteer')];
  expect(standIns(team).map((m) => m.id)).toEqual(['1', '2', '3']);
  expect(standIns(team.toReversed()).map((m) => m.id)).toEqual(['1', '2', '3']);
});
