import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  AreaKind,
  GrantChanged,
  MemberChanged,
  Place,
  RulesContent,
  TeamChanged,
} from '#events/community.ts';
import { LocalId } from '#events/fields.ts';
import { csv } from './csv.ts';
import { filesOf, SEED } from './files.ts';
import { threeStationTree } from './trees.ts';

const files = filesOf(SEED);
const stored = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
const sets = ['data', 'data-small'] as const;

/** Rows of a committed file, columns that are empty left out, numbers read. */
const rowsOf = (path: string): readonly Record<string, unknown>[] =>
  (parse(stored(path), { columns: true }) as Record<string, string>[]).map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => [name, ['from', 'to', 'households'].includes(name) ? Number(value) : value]),
    ),
  );

test('generating again gives the committed files, byte for byte', () => {
  for (const [path, content] of files) expect(stored(path), path).toBe(content);
});

test('--check accepts the committed files and rejects those of another seed', () => {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [join(import.meta.dirname, 'generate.ts'), '--check', ...args], {
      stdio: 'pipe',
    });
  expect(() => run()).not.toThrow();
  expect(() => run('--seed', '7')).toThrow(/data\/members\.csv/);
});

test.each(sets)('the manifest of %s names every import in loading order', (set) => {
  const manifest = JSON.parse(stored(`${set}/manifest.json`)) as {
    kind: string;
    format: string;
    file: string;
  }[];
  expect(manifest.map((one) => one.kind)).toEqual([
    'areas',
    'places',
    'teams',
    'members',
    'units',
    'services',
    'grants',
    'taxonomy',
    'templates',
    'sla',
    'calendar',
  ]);
  for (const { kind, format, file } of manifest) {
    expect(file).toBe(`${kind}.${format}`);
    expect(files.has(`${set}/${file}`)).toBe(true);
  }
});

test.each(sets)('every row of %s satisfies the contracts that it will travel by', (set) => {
  const member = MemberChanged.schema.shape;
  const schemas = {
    areas: z.object({ id: LocalId, kind: AreaKind, name: z.string().check(z.maxLength(60)) }),
    places: z.extend(Place, { area: LocalId }),
    teams: z.object({
      id: LocalId,
      area: LocalId,
      name: TeamChanged.schema.shape.name,
      responsible: LocalId,
    }),
    members: z.object({ id: LocalId, team: LocalId, kind: member.kind, staff: member.staff }),
    units: z.object({ id: LocalId, area: LocalId, name: z.string().check(z.maxLength(60)) }),
    grants: z.object({
      staff: GrantChanged.schema.shape.staff,
      member: z.optional(LocalId),
      area: z.union([z.literal('*'), LocalId]),
    }),
  };
  for (const [kind, schema] of Object.entries(schemas)) {
    for (const row of rowsOf(`${set}/${kind}.csv`)) {
      const parsed = z.safeParse(schema, row);
      expect(parsed.error?.issues, `${kind}: ${JSON.stringify(row)}`).toBeUndefined();
    }
  }
  for (const kind of ['taxonomy', 'templates']) {
    expect(RulesContent.safeParse({ kind, ...JSON.parse(stored(`${set}/${kind}.json`)) }).success).toBe(true);
  }
});

/** As the user pool on AWS asks (`infra/stacks/bus.ts`): twelve characters, of all kinds. */
const ACCEPTED = /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[^A-Za-z\d]).{12,}$/;

test('gives test communities passwords that a user pool accepts, also with a short id', () => {
  for (const { password } of threeStationTree('x').people) expect(password).toMatch(ACCEPTED);
});

test('the same people can sign in to both data sets, one for each role, with passwords that a user pool accepts', () => {
  const people = JSON.parse(stored('data/sign-ins.json')) as Record<string, string>[];
  expect(stored('data-small/sign-ins.json')).toBe(stored('data/sign-ins.json'));
  expect(people.map((one) => one.role)).toEqual([
    'worker',
    'lead',
    'dispatcher',
    'callback',
    'duty',
    'leader',
    'admin',
  ]);
  for (const { staff, role, area, password } of people) {
    expect(password).toMatch(ACCEPTED);
    const grants = rowsOf('data-small/grants.csv');
    expect(grants.some((one) => one.staff === staff && one.role === role && one.area === area)).toBe(true);
  }
});

test.each(['a,b', 'say "yes"', 'two\nlines', '𠮷㐂 <b>&', ''])('reads the cell %j back unchanged', (cell) => {
  const rows = [{ first: cell, last: 'x' }];
  expect(parse(csv(['first', 'last'], rows), { columns: true })).toEqual(rows);
});
