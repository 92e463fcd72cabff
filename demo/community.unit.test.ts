import { expect, test } from 'vitest';
import { ROOT } from './areas.ts';
import { communityOf } from './community.ts';
import { SEED } from './files.ts';
import { smallPartOf } from './small.ts';

const whole = communityOf(SEED);
const small = smallPartOf(whole);
const both = [
  ['the whole community', whole],
  ['its small part', small],
] as const;

test('the community has the reported scale', () => {
  const count = (kind: string) => whole.areas.filter((area) => area.kind === kind).length;
  expect({
    subdistricts: count('subdistrict'),
    neighbourhoods: count('neighbourhood'),
    blocks: count('block'),
    teams: whole.teams.length,
    members: whole.members.length,
    units: whole.units.length,
  }).toEqual({ subdistricts: 1, neighbourhoods: 20, blocks: 127, teams: 129, members: 2_708, units: 92 });
});

test('every block has 250 to 300 households, and only blocks have households', () => {
  for (const { kind, households, id } of whole.areas) {
    if (kind === 'block') expect(households, id).toSatisfy((n: number) => n >= 250 && n <= 300);
    else expect(households, id).toBe('');
  }
});

test.each(both)('ids, staff numbers and phones are unique in %s', (_, { areas, teams, members, units }) => {
  const staff = members.map((one) => one.staff).filter((number) => number !== '');
  const phones = members.map((one) => one.phone).filter((phone) => phone !== '');
  for (const keys of [areas, teams, members, units]
    .map((rows) => rows.map((row) => row.id))
    .concat([staff, phones])) {
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test.each(both)(
  'seven members in ten are party members, from resident units, or volunteers in %s',
  (_, { members }) => {
    const inBlocks = members.filter((one) => !one.team.startsWith('t-00-'));
    const main = inBlocks.filter((one) => ['party-member', 'resident-unit', 'volunteer'].includes(one.kind));
    expect(main.length / inBlocks.length).toBeGreaterThanOrEqual(0.7);
  },
);

test.each(both)('every kind of member and every role occurs in %s', (_, { members, grants }) => {
  expect(new Set(grants.map((grant) => grant.role)).size).toBe(7);
  expect(new Set(members.map((one) => one.kind)).size).toBeGreaterThanOrEqual(8);
});

test('a member of each of the ten kinds serves somewhere', () => {
  expect(new Set(whole.members.map((one) => one.kind)).size).toBe(10);
});

test.each(both)(
  'one secretary or social worker answers for every block’s team and may work on its block in %s',
  (_, one) => {
    for (const team of one.teams.filter(({ area }) => area !== ROOT)) {
      const withStaff = one.members.filter((member) => member.team === team.id && member.staff !== '');
      expect(withStaff.map((member) => member.id)).toEqual([team.responsible]);
      const [responsible] = withStaff;
      expect(['secretary', 'social-worker']).toContain(responsible?.kind);
      expect(responsible?.phone).toMatch(/^\+86154000\d{5}$/);
      expect(one.grants).toContainEqual({
        staff: responsible?.staff,
        member: team.responsible,
        role: 'worker',
        area: team.area,
      });
    }
  },
);

test.each(both)('a secretary leads every neighbourhood in %s', (_, { areas, grants, members }) => {
  for (const area of areas.filter((one) => one.kind === 'neighbourhood')) {
    const leads = grants.filter((grant) => grant.role === 'lead' && grant.area === area.id);
    expect(leads).toHaveLength(1);
    expect(members.find((one) => one.id === leads[0]?.member)?.kind).toBe('secretary');
  }
});

test.each(both)('every row of %s refers to rows that are there, parents first', (_, one) => {
  const areas = new Set<string>(['']);
  for (const area of one.areas) {
    expect(areas, area.id).toContain(area.parent);
    areas.add(area.id);
  }
  const teams = new Set(one.teams.map((team) => team.id));
  const members = new Set(one.members.map((member) => member.id).concat(''));
  for (const row of [...one.places, ...one.teams, ...one.units]) expect(areas).toContain(row.area);
  for (const { area } of one.grants) expect(area === '*' || areas.has(area), area).toBe(true);
  for (const member of one.members) expect(teams).toContain(member.team);
  for (const grant of one.grants) expect(members).toContain(grant.member);
});

test('three members have unreachable numbers, and none of them leads a team', () => {
  const failing = whole.members.filter((one) => one.phone.endsWith('0000'));
  expect(failing).toHaveLength(3);
  expect(failing.every((one) => one.staff === '')).toBe(true);
  expect(small.members.some((one) => one.phone.endsWith('0000'))).toBe(false);
  expect(whole.units.some((unit) => unit.contact.endsWith('0000'))).toBe(false);
});

test('members and places include rare characters', () => {
  const text = [...small.members, ...small.places].map((row) => row.name).join();
  expect(text).toContain('𠮷');
  expect(text).toContain('㐂');
});

test('the small demo has two neighbourhoods, six blocks and sixty members, row for row as in the full demo', () => {
  expect(small.areas.map((area) => area.kind).sort()).toEqual(
    ['subdistrict', ...Array(2).fill('neighbourhood'), ...Array(6).fill('block')].sort(),
  );
  expect(small.members).toHaveLength(60 + 8);
  for (const table of Object.keys(small) as (keyof typeof small)[]) {
    const rows = new Set(whole[table].map((row) => JSON.stringify(row)));
    for (const row of small[table]) expect(rows).toContain(JSON.stringify(row));
  }
});

test('another seed draws other people for the same map', () => {
  const other = communityOf(SEED + 1);
  expect(other.places).toEqual(whole.places);
  expect(other.members).toHaveLength(whole.members.length);
  expect(other.members.map((one) => one.name)).not.toEqual(whole.members.map((one) => one.name));
});
