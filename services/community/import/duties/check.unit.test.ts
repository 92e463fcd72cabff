import { expect, test } from 'vitest';
import type { DutyRow } from '../../domain/kinds.ts';
import { checked, csv, goodFiles } from '../../testing/import-files.ts';

const header = 'id,area,member,from,to,order,active';
const duties = (...rows: string[]) => csv('duties', header, ...rows);
const absences = (...rows: string[]) => csv('absences', 'id,member,from,to,reason', ...rows);
const d1 = 'd-1,qt,m-1,2026-11-23 08:00,2026-11-23 16:00,1,';
const d2 = 'd-2,qt,m-2,2026-11-23 16:00,2026-11-24 08:00,,';

test('reads times without an offset as local, and stores UTC', async () => {
  const offset = 'd-3,qt,m-1,2026-11-25T08:00+09:00,2026-11-25T01:30:00.5Z,2,no';
  const result = checked([...goodFiles(), duties(d1, offset)]);
  expect(result.bad).toEqual([]);
  const planned = await result.plan();
  expect(planned.duties.map(({ row }) => row)).toEqual([
    {
      id: 'd-1',
      area: 'qt',
      member: 'm-1',
      from: '2026-11-23T00:00:00.000Z',
      to: '2026-11-23T08:00:00.000Z',
      order: 1,
      active: true,
    },
    {
      id: 'd-3',
      area: 'qt',
      member: 'm-1',
      from: '2026-11-24T23:00:00.000Z',
      to: '2026-11-25T01:30:00.500Z',
      order: 2,
      active: false,
    },
  ]);
});

test('reads local times in the deployment’s time zone', async () => {
  const summer = 'd-1,qt,m-1,2026-07-23 08:00,2026-07-23 16:00,1,';
  const planned = await checked([...goodFiles(), duties(summer)], { zone: 'Europe/Berlin' }).plan();
  expect(planned.duties[0]?.row).toMatchObject({
    from: '2026-07-23T06:00:00.000Z',
    to: '2026-07-23T14:00:00.000Z',
  });
});

test('keeps the reason of an absence in the vault, never in the fact', async () => {
  const planned = await checked([
    ...goodFiles(),
    absences('a-1,m-1,2026-11-23 08:00,2026-11-23 24:00,住院'),
  ]).plan();
  expect(planned.absences).toEqual([
    {
      id: 'a-1',
      row: {
        id: 'a-1',
        member: 'm-1',
        from: '2026-11-23T00:00:00.000Z',
        to: '2026-11-23T16:00:00.000Z',
        active: true,
      },
      contact: { of: 'absence', reason: '住院' },
    },
  ]);
});

test.each([
  ['d-3,qt,m-1,2026-02-30 08:00,2026-11-23 16:00,,', 'duties 3 from not-an-instant'],
  ['d-3,qt,m-1,2026-11-24 24:01,2026-11-25 16:00,,', 'duties 3 from not-an-instant'],
  ['d-3,qt,m-1,2026-11-24 16:00,2026-11-24 08:00,,', 'duties 3 to ends-before-it-begins'],
  ['d-3,qt,m-1,2026-11-24 08:00,2026-12-02 08:00,,', 'duties 3 to duty-too-long'],
  ['d-3,qt,m-1,2026-11-24 08:00,2026-11-24 16:00,0,', 'duties 3 order too-short'],
  ['d-3,nowhere,m-1,2026-11-24 08:00,2026-11-24 16:00,,', 'duties 3 area unknown-area'],
  ['d-3,qt,nobody,2026-11-24 08:00,2026-11-24 16:00,,', 'duties 3 member unknown-member'],
  ['d-1,qt,m-2,2026-11-24 08:00,2026-11-24 16:00,,', 'duties 3 id duplicate-id'],
  ['d-3,qt,m-1,2026-11-23 15:59,2026-11-23 20:00,,', 'duties 3 from duties-overlap'],
  ['m-1,qt,m-1,2026-11-24 08:00,2026-11-24 16:00,,', 'duties 3 id id-taken'],
])('the duty "%s" gives %s', (row, told) => {
  expect(checked([...goodFiles(), duties(d1, row)]).bad).toEqual([told]);
});

test('adjacent duties, those of others and cancelled ones do not overlap', () => {
  const touching = 'd-3,qt,m-1,2026-11-23 16:00,2026-11-23 20:00,,';
  const back = 'd-4,qt,m-1,2026-11-23 09:00,2026-11-23 10:00,,no';
  const other = 'd-5,qt,m-2,2026-11-23 09:00,2026-11-23 10:00,,';
  expect(checked([...goodFiles(), duties(d1, touching, back, other)]).bad).toEqual([]);
});

test('stored duties count unless the files change them', () => {
  const stored: DutyRow = {
    id: 'd-9',
    area: 'qt',
    member: 'm-1',
    from: '2026-11-23T07:00:00.000Z',
    to: '2026-11-23T10:00:00.000Z',
    order: 1,
    active: true,
  };
  const known = { duties: new Map([['d-9', stored]]) };
  expect(checked([...goodFiles(), duties(d1)], { known }).bad).toEqual(['duties 2 from duties-overlap']);
  const moved = 'd-9,qt,m-1,2026-11-23 20:00,2026-11-23 22:00,,';
  expect(checked([...goodFiles(), duties(d1, moved)], { known }).bad).toEqual([]);
});

test('rejects duties of former members and of members of other areas', () => {
  const files = [
    ...goodFiles(),
    csv('areas', 'id,parent,kind,name', 'qt-04,qt,neighbourhood,x'),
    csv('members', 'id,team,name,kind,active', 'm-9,t-7,某,volunteer,no'),
    duties(
      'd-1,qt-04,m-1,2026-11-23 08:00,2026-11-23 16:00,,',
      'd-2,qt,m-9,2026-11-23 08:00,2026-11-23 16:00,,',
    ),
  ];
  expect(checked(files).bad).toEqual(['duties 2 member member-elsewhere', 'duties 3 member member-left']);
});

test('warns of holes in the roster and of duties where everybody is absent', () => {
  const late = 'd-3,qt,m-1,2026-11-24 10:00,2026-11-24 12:00,,';
  const result = checked([
    ...goodFiles(),
    duties(d1, d2, late),
    absences('a-1,m-2,2026-11-23 20:00,2026-11-23 22:00,'),
  ]);
  expect(result.bad).toEqual([]);
  expect(result.unusual()).toEqual(['2 member everybody-absent', '3 to roster-hole']);
  expect(result.told().map(({ words }) => words.zh)).toEqual([
    'qt：2026-11-23 20:00 到 2026-11-23 22:00 值班人员全部请假',
    'qt：2026-11-24 08:00 到 2026-11-24 10:00 没有人值班',
  ]);
});

test('rejects changes to rosters and absences outside the caller’s areas', () => {
  const covers = (path: string) => path.startsWith('elsewhere');
  const files = [duties(d1), absences('a-1,m-1,2026-11-23 08:00,2026-11-23 12:00,')];
  const known = checked(goodFiles()).known();
  expect(checked(files, { known, covers }).bad).toEqual([
    'duties 2 area outside-your-area',
    'absences 2 member outside-your-area',
  ]);
});
