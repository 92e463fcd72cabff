import { expect, test } from 'vitest';
import type { GrantRow } from '../../domain/kinds.ts';
import { areaRow, checked, csv } from '../../testing/import-files.ts';

test('an import must leave an administrator', () => {
  const admin: GrantRow = { staff: '1', grants: [{ role: 'admin', area: 'qt' }], active: true };
  const known = {
    areas: new Map([['qt', areaRow('qt', 'qt', 'subdistrict')]]),
    grants: new Map([['1', admin]]),
  };
  const bad = (...rows: string[]) => checked([csv('grants', 'staff,role,area', ...rows)], { known }).bad;
  expect(bad('1,worker,qt')).toEqual(['grants 2 role no-admin-left']);
  expect(bad('1,worker,qt', '2,admin,qt')).toEqual([]);
  expect(bad('2,worker,qt')).toEqual([]);
});

test('the last administrator stays active, and inactive members get no grants', () => {
  const admin: GrantRow = {
    staff: '1',
    member: 'm-1',
    grants: [{ role: 'admin', area: 'qt' }],
    active: true,
  };
  const left = { id: 'm-9', team: 't', area: 'qt', kind: 'doctor' as const, skills: [], active: false };
  const known = {
    areas: new Map([['qt', areaRow('qt', 'qt', 'subdistrict')]]),
    teams: new Map([['t', { id: 't', area: 'qt', name: 'x', active: true }]]),
    members: new Map([['m-9', left]]),
    grants: new Map([['1', admin]]),
  };
  const leaving = csv('members', 'id,team,name,kind,active', 'm-1,t,x,doctor,no');
  const given = (row: string) => csv('grants', 'staff,member,role,area', row);
  expect(checked([leaving], { known }).bad).toEqual(['members 2 active no-admin-left']);
  expect(checked([leaving, given('2,,admin,qt')], { known }).bad).toEqual([]);
  expect(checked([given('5,m-9,worker,qt')], { known }).bad).toEqual(['grants 2 member member-left']);
  expect(checked([given('5,m-9,,')], { known }).bad).toEqual([]);
});
