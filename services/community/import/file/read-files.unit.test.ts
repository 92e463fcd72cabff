import { expect, test } from 'vitest';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { checked, csv, json } from '../../testing/import-files.ts';
import { members } from '../members/columns.ts';
import { rowsOf } from '../row/row.ts';
import { taxonomy } from '../taxonomy/columns.ts';
import { readFiles } from './read-files.ts';

test('reads the same from CSV and JSON', () => {
  const sheet = readFiles(
    [csv('members', '\uFEFFid,team,name,kind,skills,active', ' m-1 ,t-7,𠮷田　,volunteer,电工；急救;,no')],
    DEFAULT_ZONE,
  );
  const value = [
    { id: 'm-1', team: 't-7', name: '𠮷田', kind: 'volunteer', skills: ['电工', '急救'], active: false },
  ];
  const parsed = readFiles([json('members', value)], DEFAULT_ZONE);
  expect(sheet.flaws).toEqual([]);
  expect(rowsOf(sheet.rows, members)[0]?.of).toEqual({ ...value[0], lang: 'zh-CN' });
  expect(rowsOf(parsed.rows, members)[0]?.of).toEqual(rowsOf(sheet.rows, members)[0]?.of);
});

test('reads rule sets in JSON in the form of the events', () => {
  const { rows, signature, flaws } = readFiles(
    [
      json('taxonomy', {
        categories: [{ code: 'fire', name: '消防', nameEn: 'Fire', urgency: 'urgent', keywords: ['火'] }],
      }),
      json('templates', {
        signature: '清潭',
        templates: [{ purpose: 'closed', zh: '{number}', en: '{number}' }],
      }),
    ],
    DEFAULT_ZONE,
  );
  expect(flaws).toEqual([]);
  expect(rowsOf(rows, taxonomy)[0]?.of).toMatchObject({ name_en: 'Fire', keywords: ['火'] });
  expect(signature).toBe('清潭');
});

test.each([
  ['an empty file', csv('areas', ''), ['areas 1  empty-file']],
  ['a missing column', csv('teams', 'id,name', 'a,b'), ['teams 1 area missing-column']],
  ['an unknown column', csv('teams', 'id,area,name,x'), ['teams 1 x unknown-column']],
  ['a column given twice', csv('teams', 'id,area,name,id'), ['teams 1 id duplicate-column']],
  ['too many cells', csv('units', 'id,area,name,kind', 'u,qt,n,k,extra'), ['units 2  wrong-cell-count']],
  ['a wrong quote', csv('units', 'id,area,name,kind', 'u,"q"t,n,k'), ['units 2  bad-quoting']],
  ['no JSON', { kind: 'areas', format: 'json', content: '[{' } as const, ['areas 1  bad-json']],
  ['JSON of another shape', json('areas', [['id']]), ['areas 1  bad-json']],
  ['an object in a cell', json('areas', [{ id: {} }]), ['areas 1 id bad-json']],
  [
    'half a character',
    json('units', [{ id: 'u', area: 'a', name: '\uD842', kind: 'k' }]),
    ['units 1 name bad-encoding'],
  ],
  ['a replacement character', csv('areas', 'id,kind,name', 'a,block,��'), ['areas 2 name bad-encoding']],
  [
    'a control character',
    csv('areas', 'id,kind,name', 'a,block,x\u0000y'),
    ['areas 2 name control-character'],
  ],
])('%s is told', (_, file, bad) => {
  expect(checked([file]).bad).toEqual(bad);
});

test.each([
  ['areas', 'id,parent,kind,name,households', ',,block,x,', 'id missing'],
  ['areas', 'id,parent,kind,name,households', 'a b,,block,x,', 'id wrong-format'],
  ['areas', 'id,parent,kind,name,households', 'a,,town,x,', 'kind not-allowed'],
  ['areas', 'id,parent,kind,name,households', 'a,,block,x,many', 'households wrong-format'],
  ['areas', 'id,parent,kind,name,households', 'a,,district,x,3', 'households households-on-block-only'],
  ['places', 'area,kind,name,from,to,parity', 'a,road,x,9,1,', 'to range-reversed'],
  ['places', 'area,kind,name,from,to,parity', 'a,road,x,9,,', 'to range-incomplete'],
  ['places', 'area,kind,name,from,to,parity', 'a,alias,x,1,9,', 'from range-not-here'],
  ['places', 'area,kind,name,from,to,parity', 'a,building,x,1,9,odd', 'parity parity-not-here'],
  ['members', 'id,team,name,phone,kind', 'm,t,x,13800138000,volunteer', 'phone wrong-format'],
  ['members', 'id,team,name,phone,kind', 'm,t,x,+86 138,volunteer', 'phone wrong-format'],
  ['grants', 'staff,role,area', '7,boss,a', 'role not-allowed'],
  ['grants', 'staff,role,area', '7,worker,', 'role role-and-area'],
] as const)('in %s: %s | %s gives %s', (kind, header, line, told) => {
  const { flaws } = readFiles([csv(kind, header, line)], DEFAULT_ZONE);
  expect(flaws.map(({ line: at, field, code }) => `${at} ${field} ${code}`)).toEqual([`2 ${told}`]);
  expect(flaws[0]?.words.zh).toMatch(/\p{Script=Han}/u);
  expect(flaws[0]?.words.en).not.toMatch(/\p{Script=Han}/u);
});

test('lists a bad row once, with all its faults', () => {
  const { flaws } = checked([csv('areas', 'id,kind,name,households', ',town,,many')]);
  expect(flaws).toHaveLength(1);
  expect([flaws[0], ...(flaws[0]?.also ?? [])].map((fault) => `${fault?.field} ${fault?.code}`)).toEqual([
    'id missing',
    'kind not-allowed',
    'name missing',
    'households wrong-format',
  ]);
});
