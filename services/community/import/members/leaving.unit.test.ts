import { expect, test } from 'vitest';
import type { GrantRow, MemberRow } from '../../domain/kinds.ts';
import { areaRow, checked, csv } from '../../testing/import-files.ts';

const leaving = (staff: string) =>
  csv('members', 'id,team,name,kind,staff,active', `m-1,t-7,张三,social-worker,${staff},no`);
const community = {
  teams: new Map([['t-7', { id: 't-7', area: 'qt', name: 'x', active: true }]]),
  areas: new Map([['qt', areaRow('qt', 'qt', 'subdistrict')]]),
};
const held = (staff: string, member?: string): GrantRow => ({
  staff,
  ...(member && { member }),
  grants: [{ role: 'worker', area: 'qt' }],
  active: true,
});

test('an import that sets a member inactive removes that member’s grants only', async () => {
  const grants = new Map([held('30412', 'm-1'), held('2', 'm-2'), held('3')].map((row) => [row.staff, row]));
  const planned = await checked([leaving('30412')], { known: { ...community, grants } }).plan();
  expect(planned.grants.map(({ row }) => row)).toEqual([
    { staff: '30412', member: 'm-1', grants: [], active: false },
  ]);
});

test('removes the grants of a staff number without a member, even when the file leaves it out', async () => {
  const member: MemberRow = {
    id: 'm-1',
    team: 't-7',
    area: 'qt',
    kind: 'doctor',
    skills: [],
    active: true,
    staff: '9',
  };
  const known = { ...community, grants: new Map([['9', held('9')]]), members: new Map([['m-1', member]]) };
  for (const staff of ['9', '']) {
    const planned = await checked([leaving(staff)], { known }).plan();
    expect(planned.grants.map(({ row }) => row)).toEqual([{ staff: '9', grants: [], active: false }]);
  }
});

test('grants for a member who leaves in the same import have no effect', async () => {
  const files = [leaving('30412'), csv('grants', 'staff,member,role,area', '30412,m-1,lead,qt')];
  const planned = await checked(files, { known: community }).plan();
  expect(planned.grants.map(({ row }) => row)).toEqual([
    { staff: '30412', member: 'm-1', grants: [], active: false },
  ]);
});
