import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GrantRow, MemberRow, TeamRow } from '../../domain/kinds.ts';
import { areaRow, checked, csv, good, goodFiles, json } from '../../testing/import-files.ts';
import type { ImportKind } from '../registry/kinds.ts';

/** The good community with one more row, or one row replaced. */
const withRow = (kind: keyof typeof good, row: string) =>
  goodFiles().map((file) => (file.kind === kind ? { ...file, content: `${file.content}\n${row}` } : file));

test('a valid community has no bad rows and no warnings', () => {
  const result = checked(goodFiles());
  expect(result.bad).toEqual([]);
  expect(result.unusual()).toEqual([]);
});

test.each<[keyof typeof good, string, string]>([
  ['areas', 'x,nowhere,block,x,,,', 'areas 5 parent unknown-parent'],
  ['areas', 'x,qt-03-07,neighbourhood,x,,,', 'areas 5 parent wrong-parent-kind'],
  ['areas', 'qt,,subdistrict,x,,,', 'areas 5 id duplicate-id'],
  ['areas', 'taxonomy,qt,block,x,,,', 'areas 5 id id-taken'],
  ['areas', 'self,self,block,x,,,', 'areas 5 parent cycle'],
  ['teams', 't-8,nowhere,x,,', 'teams 3 area unknown-area'],
  ['teams', 't-8,qt-03,x,nobody,', 'teams 3 responsible unknown-member'],
  ['teams', 't-8,qt-03,x,m-2,', 'teams 3 responsible not-in-team'],
  ['teams', 'm-2,qt-03,x,,', 'members 3 id id-taken'],
  ['members', 'm-3,nowhere,x,,doctor,,,', 'members 4 team unknown-team'],
  ['members', 'm-3,t-7,x,,doctor,,30412,', 'members 4 staff duplicate-staff'],
  ['grants', '7,nobody,worker,qt', 'grants 4 member unknown-member'],
  ['grants', '7,m-1,worker,qt', 'grants 4 member staff-mismatch'],
  ['grants', '7,,worker,nowhere', 'grants 4 area unknown-area'],
  ['grants', '30412,m-1,worker,qt-03-07', 'grants 4 role duplicate-grant'],
  ['grants', '30412,,lead,qt-03', 'grants 4 member member-differs'],
  ['grants', '30412,m-1,,', 'grants 4 role withdrawn-and-granted'],
])('in %s a row "%s" gives %s', (kind, row, told) => {
  expect(checked(withRow(kind, row)).bad).toEqual([told]);
});

test('members of a closed team survive export and import, but nobody can join it', () => {
  const files = [csv('members', 'id,team,name,kind', 'm-1,t-9,甲,volunteer', 'm-2,t-9,乙,volunteer')];
  const team: TeamRow = { id: 't-9', area: 'qt', name: '旧队', active: false };
  const member = {
    id: 'm-1',
    team: 't-9',
    area: 'qt',
    kind: 'volunteer',
    active: true,
    skills: [],
  } as MemberRow;
  const known = {
    areas: new Map([['qt', areaRow('qt', 'qt', 'subdistrict')]]),
    teams: new Map([['t-9', team]]),
    members: new Map([['m-1', member]]),
  };
  expect(checked(files, { known }).bad).toEqual(['members 3 team team-closed']);
});

test('reports every row of a circle, not the rows below it', () => {
  const { bad } = checked([
    csv(
      'areas',
      'id,parent,kind,name',
      'a,b,district,x',
      'b,c,subdistrict,x',
      'c,a,village,x',
      'd,c,block,x',
    ),
  ]);
  expect(bad).toEqual(['areas 2 parent cycle', 'areas 3 parent cycle', 'areas 4 parent cycle']);
});

test('a reference to a bad row is no error of its own', () => {
  const files = goodFiles().map((file) =>
    file.kind === 'areas'
      ? { ...file, content: file.content.replace('qt-03,qt,neigh', 'qt-03,qt,nei') }
      : file,
  );
  expect(checked(files).bad).toEqual(['areas 3 kind not-allowed']);
});

test('a partial import leaves out dependants of bad rows, each listed once', async () => {
  const files = goodFiles().map((file) =>
    file.kind === 'areas'
      ? { ...file, content: file.content.replace('qt-03,qt,neigh', 'qt-03,qt,nei') }
      : file,
  );
  const result = checked(files, { partial: true });
  expect(result.bad).toEqual([
    'areas 3 kind not-allowed',
    'areas 4 parent unknown-parent',
    'teams 2 area unknown-area',
    'members 2 team unknown-team',
    'members 3 team unknown-team',
    'grants 2 area unknown-area',
  ]);
  const planned = await result.plan();
  expect(planned.areas.map(({ id }) => id)).toEqual(['qt']);
  expect(planned.grants.map(({ id }) => id)).toEqual(['staff:admin']);
});

test('a partial import takes rule sets and a person’s grants whole or not at all', async () => {
  const result = checked(
    [
      ...goodFiles().map((f) =>
        f.kind === 'grants' ? { ...f, content: `${f.content}\n30412,m-1,lead,nowhere` } : f,
      ),
      csv('taxonomy', 'code,name,name_en', 'a,甲,A', 'b,,B'),
    ],
    { partial: true },
  );
  expect(result.bad).toEqual([
    'grants 2  set-incomplete',
    'grants 4 area unknown-area',
    'taxonomy 2  set-incomplete',
    'taxonomy 3 name missing',
  ]);
  const planned = await result.plan();
  expect(planned.rules).toEqual([]);
  expect(planned.grants.map(({ id }) => id)).toEqual(['staff:admin']);
});

test('lists every bad row exactly once', () => {
  const broken: Record<string, string[]> = {
    areas: ['', 'zz,,town,x,,,', 'ok?,,block,x,,,', 'zz,nowhere,block,,,many,'],
    teams: ['t-9,nowhere,,,', 't-9', 't-"9,a,b,c,d'],
    members: ['m-9,nowhere,x,12,boss,,,', 'm-9,t-7,\u0000,,doctor,,,'],
    grants: ['7,,boss,qt', ',,,', '7,nobody,worker,nowhere'],
  };
  const spoiled = fc.tuple(
    ...(['areas', 'teams', 'members', 'grants'] as const).map((kind) =>
      fc.array(fc.constantFrom(...(broken[kind] as string[]).filter(Boolean)), { maxLength: 4 }),
    ),
  );
  fc.assert(
    fc.property(spoiled, fc.boolean(), (extra, partial) => {
      const files = goodFiles().map((file, i) => ({
        ...file,
        content: [file.content, ...(extra[i] ?? [])].join('\n'),
      }));
      const { flaws } = checked(files, { partial });
      const listed = flaws.map(({ file, line }) => `${file}:${line}`);
      expect(new Set(listed).size).toBe(listed.length);
      const expected = files.flatMap((file, i) => {
        const first = good[file.kind as keyof typeof good].length + 1;
        return (extra[i] ?? []).map((_, n) => `${i + 1}:${first + n}`);
      });
      const set = new Set(listed);
      for (const row of expected) expect(set.has(row)).toBe(true);
      if (!partial) expect(listed.sort()).toEqual(expected.sort());
    }),
  );
});

test('accepts references to stored parents, teams and responsible persons', () => {
  const team: TeamRow = { id: 't-7', area: 'qt', name: 'x', responsible: 'm-1', active: true };
  const member: MemberRow = { id: 'm-1', team: 't-7', area: 'qt', kind: 'doctor', skills: [], active: true };
  const known = {
    areas: new Map([['qt', areaRow('qt', 'qt', 'subdistrict')]]),
    teams: new Map([['t-7', team]]),
    members: new Map([['m-1', member]]),
    taken: new Map([
      ['t-7', 'team'],
      ['m-1', 'member'],
    ] as const),
  };
  const members = (row: string) => checked([csv('members', 'id,team,name,kind,active', row)], { known }).bad;
  expect(members('m-2,t-7,x,doctor,')).toEqual([]);
  expect(members('m-1,t-7,x,doctor,no')).toEqual(['members 2 active still-responsible']);
  expect(members('t-7,t-7,x,doctor,')).toEqual(['members 2 id id-taken']);
  expect(checked([csv('areas', 'id,parent,kind,name', 'n,qt,block,x')], { known }).bad).toEqual([]);
  expect(
    checked([csv('areas', 'id,parent,kind,name,active', 'qt,,subdistrict,x,no')], { known }).bad,
  ).toEqual([]);
});

test('an area with open areas below it cannot be closed, nor become a block', () => {
  const known = {
    areas: new Map([areaRow('qt', 'qt', 'subdistrict'), areaRow('b', 'qt/b', 'block')].map((a) => [a.id, a])),
  };
  const bad = (row: string) => checked([csv('areas', 'id,parent,kind,name,active', row)], { known }).bad;
  expect(bad('qt,,subdistrict,x,no')).toEqual(['areas 2 active still-in-use']);
  expect(bad('qt,,block,x,yes')).toEqual(['areas 2 kind wrong-parent-kind']);
  expect(bad('n,b,block,x,yes')).toEqual(['areas 2 parent wrong-parent-kind']);
});

test('rejects changes outside the caller’s areas', () => {
  const covers = (path: string) => path === 'qt/qt-03' || path.startsWith('qt/qt-03/');
  const held: GrantRow = { staff: '9', grants: [{ role: 'lead', area: 'qt/qt-04' }], active: true };
  const known = {
    areas: new Map(
      [areaRow('qt', 'qt', 'subdistrict'), areaRow('qt-03', 'qt/qt-03', 'neighbourhood')].map((a) => [
        a.id,
        a,
      ]),
    ),
    grants: new Map([['9', held]]),
  };
  const bad = (kind: ImportKind, header: string, ...rows: string[]) =>
    checked([csv(kind, header, ...rows)], { known, covers }).bad;
  expect(bad('areas', 'id,parent,kind,name', 'qt,,subdistrict,x', 'b,qt-03,block,x')).toEqual([
    'areas 2 id outside-your-area',
  ]);
  expect(bad('teams', 'id,area,name', 't,qt,x')).toEqual(['teams 2 area outside-your-area']);
  expect(bad('grants', 'staff,role,area', '7,admin,qt')).toEqual(['grants 2 area outside-your-area']);
  expect(bad('grants', 'staff,role,area', '9,,')).toEqual(['grants 2 staff outside-your-area']);
  expect(bad('taxonomy', 'code,name,name_en', 'a,甲,A')).toEqual(['taxonomy 2  outside-your-area']);
});

test('rule sets are checked as a whole', () => {
  const taxonomy = (...rows: string[]) => checked([csv('taxonomy', 'code,parent,name,name_en', ...rows)]).bad;
  expect(taxonomy('a,,甲,A', 'b,a,乙,B', 'c,x,丙,C', 'a,,甲,A')).toEqual([
    'taxonomy 4 parent unknown-category',
    'taxonomy 5 code duplicate-id',
  ]);
  expect(taxonomy('a,b,甲,A', 'b,a,乙,B')).toEqual(['taxonomy 2 parent cycle', 'taxonomy 3 parent cycle']);
  const templates = [{ purpose: 'closed', zh: '{number}', en: 'closed' }];
  expect(checked([json('templates', { templates })]).bad).toEqual(['templates 1 en fields-differ']);
  const large = Array.from({ length: 600 }, (_, i) => `c${i},,${'甲'.repeat(20)},A`);
  expect(taxonomy(...large)).toEqual(['taxonomy 2  rules-too-large']);
});

test('warns of a block of unusual size, by its kind of area', () => {
  const { bad, unusual } = checked([
    csv(
      'areas',
      'id,parent,kind,name,households',
      'r,,subdistrict,x,',
      'v,r,village,x,',
      'a,r,block,x,249',
      'b,r,block,x,301',
      'c,v,block,x,120',
      'd,v,block,x,276',
      'r2,,subdistrict,x,',
    ),
  ]);
  expect(bad).toEqual([]);
  expect(unusual()).toEqual([
    '2 parent another-root',
    '4 households households-few',
    '5 households households-many',
    '7 households households-many',
    '8 parent another-root',
  ]);
});
