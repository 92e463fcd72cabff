import { beforeEach, expect, test } from 'vitest';
import { covers } from '#shared/auth/principal.ts';
import type { GrantRow } from '../../domain/kinds.ts';
import { memoryCommunity } from '../../testing/community.ts';
import { csv } from '../../testing/import-files.ts';

/**
 * What the administrator of one area cannot do to the others. Every import is checked against what `loadKnown` reads of
 * the rows stored before, so that nothing is foreign only because a test says so.
 */
const members = (...rows: string[]) => csv('members', 'id,team,name,kind,staff,active', ...rows);
const grants = (...rows: string[]) => csv('grants', 'staff,member,role,area', ...rows);
const absences = (...rows: string[]) => csv('absences', 'id,member,from,to', ...rows);
const day = '2026-11-23 08:00,2026-11-23 16:00';

let town: ReturnType<typeof memoryCommunity>;
let minute: number;
const at = () => `2026-11-22T01:${String(minute++).padStart(2, '0')}:00.000Z`;
const everybodys = async (...files: ReturnType<typeof csv>[]) => (await town.take(files, at())).bad;
const ofQt03 = async (...files: ReturnType<typeof csv>[]) =>
  (await town.take(files, at(), (path) => covers('qt/qt-03', path))).bad;
const held = async (staff: string): Promise<GrantRow['grants'] | undefined> =>
  (await town.store.grantsOf(staff))?.grants;

beforeEach(async () => {
  town = memoryCommunity();
  minute = 0;
  const bad = await everybodys(
    csv(
      'areas',
      'id,parent,kind,name',
      'qt,,subdistrict,清潭街道',
      'qt-03,qt,neighbourhood,幸福里',
      'qt-04,qt,neighbourhood,平安里',
    ),
    csv('teams', 'id,area,name', 't-3,qt-03,三队', 't-4,qt-04,四队'),
    members(
      'm-3,t-3,甲,volunteer,30,',
      'm-31,t-3,乙,volunteer,31,',
      'm-4,t-4,丙,volunteer,40,',
      'm-41,t-4,丁,volunteer,,',
    ),
    grants(
      'admin,,admin,*',
      '10001,,dispatcher,qt',
      '30,,worker,qt-03',
      '31,,worker,qt-03',
      '31,,leader,qt',
      '40,m-4,lead,qt-04',
    ),
    absences(`a-3,m-3,${day}`, `a-4,m-4,${day}`),
  );
  expect(bad).toEqual([]);
});

test('an inactive member with a foreign staff number does not remove grants elsewhere', async () => {
  expect(await ofQt03(members('x-1,t-3,某,volunteer,10001,no'))).toEqual([
    'members 2 staff outside-your-area',
  ]);
  expect(await ofQt03(members('x-1,t-3,某,volunteer,admin,no'))).toEqual([
    'members 2 staff outside-your-area',
  ]);
  expect(await held('10001')).toHaveLength(1);
});

test('nor in two imports, nor when the file leaves the number out', async () => {
  expect(await ofQt03(members('x-1,t-3,某,volunteer,10001,yes'))).toEqual([]);
  expect(await ofQt03(members('x-1,t-3,某,volunteer,10001,no'))).toEqual([
    'members 2 active outside-your-area',
  ]);
  expect(await ofQt03(members('x-1,t-3,某,volunteer,,no'))).toEqual(['members 2 active outside-your-area']);
  expect(await ofQt03(members('m-31,t-3,乙,volunteer,31,no'))).toEqual([
    'members 2 active outside-your-area',
  ]);
});

test('a leaving member loses grants in the caller’s areas, and all of them to a caller who administers everything', async () => {
  expect(await ofQt03(members('m-3,t-3,甲,volunteer,30,no'))).toEqual([]);
  expect(await held('30')).toEqual([]);
  expect(await ofQt03(members('m-3,t-3,甲,volunteer,30,no'))).toEqual([]);
  expect(await everybodys(members('m-31,t-3,乙,volunteer,31,no'))).toEqual([]);
  expect(await held('31')).toEqual([]);
});

test('a staff number has one bearer, active or not', async () => {
  const another = members('x-1,t-3,某,volunteer,40,');
  expect(await everybodys(another)).toEqual(['members 2 staff staff-taken']);
  expect(await ofQt03(another)).toEqual(['members 2 staff staff-taken-elsewhere']);
  expect(await everybodys(members('m-4,t-4,丙,volunteer,40,no'))).toEqual([]);
  expect(await everybodys(another)).toEqual(['members 2 staff staff-taken']);
});

test('a staff number is free once its bearer gives it up, before or in the same files', async () => {
  expect(await everybodys(members('m-4,t-4,丙,volunteer,,', 'm-41,t-4,丁,volunteer,40,'))).toEqual([]);
  expect(await everybodys(members('m-4,t-4,丙,volunteer,40,'))).toEqual(['members 2 staff staff-taken']);
  expect(await everybodys(members('m-41,t-4,丁,volunteer,,'))).toEqual([]);
  expect(await everybodys(members('m-4,t-4,丙,volunteer,40,'))).toEqual([]);
  expect(await everybodys(members('m-4,t-4,丙,volunteer,40,'))).toEqual([]);
});

test('rejects overwriting an absence of a member elsewhere, whichever member the row names', async () => {
  expect(await ofQt03(absences(`a-4,m-3,${day}`))).toEqual(['absences 2 member outside-your-area']);
  expect(await ofQt03(absences(`a-3,m-3,${day}`))).toEqual([]);
  expect(await everybodys(absences(`a-4,m-3,${day}`))).toEqual([]);
});

test('rejects naming a member elsewhere in a set of grants', async () => {
  expect(await ofQt03(grants('50,m-41,worker,qt-03'))).toEqual(['grants 2 member outside-your-area']);
  expect(await ofQt03(grants('50,m-41,,'))).toEqual(['grants 2 member outside-your-area']);
  expect(await ofQt03(grants('40,m-4,worker,qt-03'))).toEqual(['grants 2 staff outside-your-area']);
  expect(await ofQt03(grants('30,m-3,worker,qt-03'))).toEqual([]);
});

test('a set that already names a member elsewhere can be changed', async () => {
  expect(await everybodys(grants('50,m-41,worker,qt-03'))).toEqual([]);
  expect(await ofQt03(grants('50,m-41,lead,qt-03'))).toEqual([]);
  expect(await ofQt03(grants('50,m-4,lead,qt-03'))).toEqual(['grants 2 member outside-your-area']);
});
