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

test('the secretary comes first, then social worker, party member and the others', () => {
  const team = [
    member('1', 'police'),
    member('2', 'volunteer'),
    member('3', 'party-member'),
    member('4', 'social-worker'),
    member('5', 'secretary'),
  ];
  const order = [];
  for (let left = team; left.length > 0; ) {
    const next = nextHolder(left);
    order.push(next?.kind);
    left = left.filter((m) => m !== next);
  }
  expect(order).toEqual(['secretary', 'social-worker', 'party-member', 'volunteer', 'police']);
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
