import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#shared/auth/principal.ts';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { whoSaw } from '#shared/vault/audit.ts';
import { ownReader } from '#shared/vault/own-reader.ts';
import type { NewImport } from '../import/file/input.ts';
import { kinds } from '../import/registry/kinds.ts';
import type { PersonalOf } from '../import/row/exporting.ts';
import { personalOf } from '../store/contacts.ts';
import { memoryCommunity } from '../testing/community.ts';
import { exported } from './export.ts';

type File = NewImport['files'][number];
const demo = join(import.meta.dirname, '..', '..', '..', 'demo', 'data-small');
const read = (file: string): string => readFileSync(join(demo, file), 'utf8');
const files: File[] = [
  ...(
    JSON.parse(read('manifest.json')) as { kind: File['kind']; format: File['format']; file: string }[]
  ).map(({ kind, format, file }) => ({ kind, format, content: read(file) })),
  {
    kind: 'duties',
    format: 'csv',
    content: [
      'id,area,member,from,to,order,active',
      'd-1,qt,m-duty-1,2026-11-23 00:00,2026-11-23 08:00,1,',
      'd-2,qt,m-duty-2,2026-11-23T00:00:30.250Z,2026-11-23 16:00,2,no',
      'd-3,qt,m-duty-3,2026-11-30 16:00,2026-12-01 00:00,,',
    ].join('\n'),
  },
  {
    kind: 'absences',
    format: 'csv',
    content:
      'id,member,from,to,reason\na-1,m-duty-4,2026-01-02,2026-12-24 24:00,"进修, ""长""\n第二行"'.replace(
        '2026-01-02,',
        '2026-01-02 00:00,',
      ),
  },
  {
    kind: 'areas',
    format: 'json',
    content: JSON.stringify([
      {
        id: 'qt-99',
        parent: 'qt',
        kind: 'village',
        name: '𠮷 "村", 一',
        sla: 'rules-fast',
        active: false,
        shape: {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [123.5, 30.5],
                [123.51, 30.5],
                [123.5, 30.51],
                [123.5, 30.5],
              ],
            ],
          ],
        },
      },
    ]),
  },
  { kind: 'grants', format: 'csv', content: 'staff,member,role,area\n99999,,,' },
];

const admin: Staff = { kind: 'staff', staff: 'admin', grants: [{ role: 'admin', area: '*' }] };
const at = (minute: number): string => `2026-11-22T02:${String(minute).padStart(2, '0')}:00.000Z`;
const town = memoryCommunity();
const personal = ownReader('community.export', town.vault.rows, (id) => personalOf(town.vault.rows, id));
const personalFor: PersonalOf = (ids) => personal({ ids, by: 'staff:admin', purpose: 'export' });

const content = async (kind: string, format: 'csv' | 'json', who = admin): Promise<string> =>
  (await exported({ store: town.store, who, zone: DEFAULT_ZONE, personal: personalFor }, kind, format))
    .text ?? '';

beforeAll(async () => {
  expect((await town.take(files, at(1))).bad).toEqual([]);
});

const formats = kinds.flatMap((kind) =>
  (kind === 'calendar' ? (['json'] as const) : (['csv', 'json'] as const)).map(
    (format) => [kind, format] as const,
  ),
);

test.each(formats)(
  '%s exported as %s imports to nothing new, not even in the vault',
  async (kind, format) => {
    const before = { facts: town.facts(), contacts: contacts() };
    const file = await content(kind, format);
    expect(file.length).toBeGreaterThan(40);
    expect((await town.take([{ kind, format, content: file }], at(2))).bad).toEqual([]);
    expect(town.facts()).toBe(before.facts);
    expect(contacts()).toEqual(before.contacts);
  },
);

test('importing a whole export elsewhere creates the same community', async () => {
  const other = memoryCommunity();
  const all = await Promise.all(
    kinds.map(
      async (kind): Promise<File> => ({ kind, format: 'json', content: await content(kind, 'json') }),
    ),
  );
  expect((await other.take(all, at(1))).bad).toEqual([]);
  const rowsOf = async (of: typeof town) => {
    const ids = of.heads.items().map(({ pk }) => pk);
    return new Map((await of.store.stored(ids)).map(({ id, row }) => [id, row]));
  };
  expect(await rowsOf(other)).toEqual(await rowsOf(town));
});

test('audits every name in an export with that person', async () => {
  await content('members', 'csv');
  expect((await whoSaw(town.vault.rows, 'm-duty-1', 1))[0]).toMatchObject({
    by: 'staff:admin',
    purpose: 'export',
    read: 'community.export',
  });
});

test('an administrator of one neighbourhood exports its rows only', async () => {
  const who: Staff = { ...admin, grants: [{ role: 'admin', area: 'qt/qt-03' }] };
  const ids = async (kind: string) =>
    (JSON.parse(await content(kind, 'json', who)) as { id: string }[]).map(({ id }) => id);
  expect(await ids('areas')).toEqual(['qt-03', 'qt-03-01', 'qt-03-02', 'qt-03-07']);
  expect(await ids('teams')).toEqual(['t-03-01', 't-03-02', 't-03-07']);
  expect((await ids('members')).every((id) => id.startsWith('m-00'))).toBe(true);
  expect(await ids('duties')).toEqual([]);
  expect(await ids('absences')).toEqual([]);
  expect(await content('grants', 'csv', who)).not.toContain('admin');
  expect(await content('grants', 'csv', who)).not.toContain('99999');
  expect(await content('grants', 'csv')).toContain('99999');
});

test('answers 404 for unknown kinds, and refuses a calendar as a table', async () => {
  await expect(content('secrets', 'csv')).rejects.toMatchObject({ status: 404 });
  await expect(content('toString', 'csv')).rejects.toMatchObject({ status: 404 });
  await expect(content('calendar', 'csv')).rejects.toMatchObject({ status: 400, code: 'json-only' });
});

test('writes a byte order mark for spreadsheets and quotes where required', async () => {
  const csv = await content('areas', 'csv');
  expect(csv.startsWith('\uFEFFid,parent,kind,name')).toBe(true);
  expect(csv).toContain('"𠮷 ""村"", 一"');
});

/** Names, phones and reasons as they are kept, without when. */
function contacts(): unknown {
  return town.vault
    .items()
    .filter(({ sk }) => !sk.startsWith('seen#'))
    .map(({ version: _version, ...item }) => JSON.stringify(item))
    .sort();
}
