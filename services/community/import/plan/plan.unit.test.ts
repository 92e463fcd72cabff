import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  AreaChanged,
  DutyChanged,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import type { AreaRow, GrantRow, MemberRow, TeamRow, UnitRow } from '../../domain/kinds.ts';
import { areaRow, checked, csv, good, goodFiles } from '../../testing/import-files.ts';

test('plans whole rows for the community, with names apart', async () => {
  const planned = await checked(goodFiles()).plan();
  expect(planned.areas.map(({ row }) => (row as AreaRow).path)).toEqual([
    'qt',
    'qt/qt-03',
    'qt/qt-03/qt-03-07',
  ]);
  expect(planned.members[0]).toEqual({
    id: 'm-1',
    row: {
      id: 'm-1',
      team: 't-7',
      area: 'qt/qt-03/qt-03-07',
      kind: 'social-worker',
      staff: '30412',
      active: true,
      skills: ['电工', '急救'],
    },
    contact: { of: 'member', name: '张三', phone: '+8613800138000', lang: 'zh-CN' },
  });
  expect(planned.grants).toEqual([
    {
      id: 'staff:30412',
      row: {
        staff: '30412',
        member: 'm-1',
        grants: [{ role: 'worker', area: 'qt/qt-03/qt-03-07' }],
        active: true,
      },
    },
    {
      id: 'staff:admin',
      row: { staff: 'admin', member: undefined, grants: [{ role: 'admin', area: 'qt' }], active: true },
    },
  ]);
  expect(
    JSON.stringify(
      Object.values(planned)
        .flat()
        .map(({ row }) => row),
    ),
  ).not.toMatch(/张三|1380013/);
});

test('every planned row fits its event schema', async () => {
  const files = [
    ...goodFiles(),
    csv('taxonomy', 'code,parent,name,name_en,urgency,keywords', 'fire,,消防,Fire,urgent,火;烟'),
    csv('templates', 'purpose,zh,en', 'closed,{number} 已办结,{number} is closed'),
  ];
  const planned = await checked(files).plan();
  const schemas = {
    areas: AreaChanged,
    teams: TeamChanged,
    members: MemberChanged,
    grants: GrantChanged,
    rules: RulesChanged,
  };
  for (const [stage, { schema }] of Object.entries(schemas)) {
    const targets = planned[stage as keyof typeof schemas];
    expect(targets.length).toBeGreaterThan(0);
    for (const { row } of targets) expect(schema.safeParse(row).success).toBe(true);
  }
});

test('any order of the rows gives the same plan', async () => {
  const [header, ...rows] = good.areas;
  const places = [
    'qt-03-07,building,幸福里,12,18,',
    'qt-03-07,road,清潭路,1,99,odd',
    'qt-03,estate,幸福里,,,',
  ];
  const planOf = async (areas: readonly string[], names: readonly string[]) => {
    const files = [csv('areas', header, ...areas), csv('places', 'area,kind,name,from,to,parity', ...names)];
    const { areas: targets } = await checked(files).plan();
    return new Map(targets.map(({ id, row }) => [id, row]));
  };
  const expected = await planOf(rows, places);
  const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
  await fc.assert(
    fc.asyncProperty(shuffled(rows), shuffled(places), async (areas, names) => {
      expect(await planOf(areas, names)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

const stored = (id: string, path: string, kind: AreaRow['kind']): AreaRow => ({
  ...areaRow(id, path, kind),
  places: kind === 'block' ? [{ kind: 'estate', name: '幸福里' }] : [],
});

test('a moved area gives everything in it a new path', async () => {
  const areas = [
    stored('r', 'r', 'district'),
    stored('s1', 'r/s1', 'subdistrict'),
    stored('s2', 'r/s2', 'subdistrict'),
    stored('n', 'r/s1/n', 'neighbourhood'),
    stored('b', 'r/s1/n/b', 'block'),
  ];
  const team: TeamRow = { id: 't', area: 'r/s1/n/b', name: 'x', active: true };
  const unit: UnitRow = { id: 'u', area: 'r/s1/n', name: 'x', kind: 'school' };
  const member: MemberRow = {
    id: 'm',
    team: 't',
    area: 'r/s1/n/b',
    kind: 'doctor',
    skills: [],
    active: true,
  };
  const grant: GrantRow = {
    staff: '7',
    grants: [
      { role: 'worker', area: 'r/s1/n/b' },
      { role: 'leader', area: 'r/s2' },
    ],
    active: true,
  };
  const duty = { ...DutyChanged.example, id: 'd', area: 'r/s1/n' };
  const result = checked([csv('areas', 'id,parent,kind,name', 'n,s2,neighbourhood,n')], {
    known: { areas: new Map(areas.map((a) => [a.id, a])), grants: new Map([['7', grant]]) },
  });
  const asked: unknown[] = [];
  const planned = await result.plan({
    inAreas: async (ids) => {
      asked.push([...ids].sort());
      return { teams: [team], units: [unit], duties: [duty] };
    },
    inTeams: async (ids) => {
      asked.push(ids);
      return [member];
    },
  });
  expect(asked).toEqual([['b', 'n'], ['t']]);
  expect(planned.areas.map(({ row }) => row)).toEqual([
    { ...areas[3], path: 'r/s2/n', parent: 's2' },
    { ...areas[4], path: 'r/s2/n/b' },
  ]);
  expect(planned.teams.map(({ row }) => row)).toEqual([{ ...team, area: 'r/s2/n/b' }]);
  expect(planned.units).toEqual([{ id: 'u', row: { ...unit, area: 'r/s2/n' } }]);
  expect(planned.members).toEqual([{ id: 'm', row: { ...member, area: 'r/s2/n/b' } }]);
  expect(planned.duties).toEqual([{ id: 'd', row: { ...duty, area: 'r/s2/n' } }]);
  const grants = [
    { role: 'leader', area: 'r/s2' },
    { role: 'worker', area: 'r/s2/n/b' },
  ];
  expect(planned.grants).toEqual([{ id: 'staff:7', row: { ...grant, grants } }]);
});

test('places replace those of their areas only, and an area row keeps its places', async () => {
  const known = {
    areas: new Map([stored('b', 'b', 'block'), stored('c', 'c', 'block')].map((a) => [a.id, a])),
  };
  const renamed = await checked([csv('areas', 'id,kind,name', 'b,block,新')], { known }).plan();
  expect(renamed.areas.map(({ row }) => row)).toMatchObject([{ name: '新', places: [{ name: '幸福里' }] }]);
  const replaced = await checked([csv('places', 'area,kind,name', 'c,alias,老街')], { known }).plan();
  expect(replaced.areas.map(({ row }) => row)).toMatchObject([{ id: 'c', places: [{ name: '老街' }] }]);
});

test('a row without role and area removes a person’s grants', async () => {
  const { grants } = await checked([csv('grants', 'staff,role,area', '7,,')]).plan();
  expect(grants[0]?.row).toEqual({ staff: '7', member: undefined, grants: [], active: false });
});
