import { china } from '#shared/calendar/china.ts';
import { communityOf } from './community.ts';
import { csv } from './csv.ts';
import { type ServiceRow, serviceRows } from './directory.ts';
import { pattern } from './roster.ts';
import type { Community } from './rows.ts';
import { signIns } from './sign-ins.ts';
import { slaSets } from './sla.ts';
import { smallPartOf } from './small.ts';
import { categories } from './taxonomy.ts';
import { signature, templates } from './templates.ts';

/** Seed of the committed files. */
export const SEED = 2013;

/** Path below `demo/` → content, of both data sets. */
export function filesOf(seed: number): ReadonlyMap<string, string> {
  const whole = communityOf(seed);
  return new Map([...dataSet('data', whole), ...dataSet('data-small', smallPartOf(whole))]);
}

/** Import files in loading order, the manifest that tells the order, and who can sign in. */
function dataSet(folder: string, one: Community): readonly (readonly [string, string])[] {
  const imports = [
    [
      'areas',
      'csv',
      csv(['id', 'parent', 'kind', 'name', 'name_en', 'households', 'sla', 'shape', 'active'], one.areas),
    ],
    ['places', 'csv', csv(['area', 'kind', 'name', 'from', 'to', 'parity'], one.places)],
    ['teams', 'csv', csv(['id', 'area', 'name', 'responsible', 'active'], one.teams)],
    [
      'members',
      'csv',
      csv(['id', 'team', 'name', 'phone', 'kind', 'skills', 'staff', 'active'], one.members),
    ],
    ['units', 'csv', csv(['id', 'area', 'name', 'kind', 'contact'], one.units)],
    [
      'services',
      'csv',
      csv(
        ['id', 'category', 'name', 'name_en', 'address', 'phone', 'hours', 'area', 'active'],
        servicesIn(one),
      ),
    ],
    ['grants', 'csv', csv(['staff', 'member', 'role', 'area'], one.grants)],
    ['taxonomy', 'json', json({ categories })],
    ['templates', 'json', json({ signature, templates })],
    ['sla', 'json', json({ sets: slaSets })],
    ['calendar', 'json', json(china)],
  ] as const;
  const manifest = imports.map(([kind, format]) => ({ kind, format, file: `${kind}.${format}` }));
  return [
    ...imports.map(([kind, format, content]) => [`${folder}/${kind}.${format}`, content] as const),
    [`${folder}/manifest.json`, json(manifest)],
    [`${folder}/roster.json`, json(pattern)],
    [`${folder}/sign-ins.json`, json(signIns(one))],
  ];
}

/** A service in a neighbourhood that is not there is one of the subdistrict's. */
function servicesIn({ areas }: Community): readonly ServiceRow[] {
  const ids = new Set(areas.map(({ id }) => id));
  return serviceRows.map((row) => (ids.has(row.area) ? row : { ...row, area: '' }));
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
