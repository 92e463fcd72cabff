import { DEFAULT_ZONE, type Zone } from '#shared/calendar/zone.ts';
import type { AreaRow } from '../domain/kinds.ts';
import { areas } from '../import/areas/columns.ts';
import { check } from '../import/check/check.ts';
import { warnings } from '../import/check/warnings.ts';
import type { NewImport } from '../import/file/input.ts';
import { readFiles } from '../import/file/read-files.ts';
import { members } from '../import/members/columns.ts';
import type { StoredRows } from '../import/plan/moved-rows.ts';
import { plan } from '../import/plan/plan.ts';
import type { ImportKind } from '../import/registry/kinds.ts';
import { type Known, nothingKnown } from '../import/row/known.ts';
import { rowsOf } from '../import/row/row.ts';
import { teams } from '../import/teams/columns.ts';

type File = NewImport['files'][number];

export const csv = (kind: ImportKind, ...lines: string[]): File => ({
  kind,
  format: 'csv',
  content: lines.join('\n'),
});

export const json = (kind: ImportKind, value: unknown): File => ({
  kind,
  format: 'json',
  content: JSON.stringify(value),
});

/** A small community that is right in every row: a subdistrict, a neighbourhood, a block, a team of two. */
export const good = {
  areas: [
    'id,parent,kind,name,name_en,households,active',
    'qt,,subdistrict,清潭街道,Qingtan,,yes',
    'qt-03,qt,neighbourhood,幸福里,Xingfuli,,',
    'qt-03-07,qt-03,block,幸福里第七块区,,276,',
  ],
  teams: ['id,area,name,responsible,active', 't-7,qt-03-07,第七块区服务队,m-1,yes'],
  members: [
    'id,team,name,phone,kind,skills,staff,active',
    'm-1,t-7,张三,+8613800138000,social-worker,电工;急救,30412,yes',
    'm-2,t-7,李四,,volunteer,,,yes',
  ],
  grants: ['staff,member,role,area', '30412,m-1,worker,qt-03-07', 'admin,,admin,qt'],
} as const;

export const goodFiles = (): File[] =>
  (['areas', 'teams', 'members', 'grants'] as const).map((kind) => csv(kind, ...good[kind]));

/** An area as it is stored, without places. */
export const areaRow = (id: string, path: string, kind: AreaRow['kind']): AreaRow => {
  const parent = path.split('/').at(-2);
  return { id, path, kind, name: id, places: [], active: true, ...(parent && { parent }) };
};

/** A day in the middle of a year whose arrangement is known. */
const MARCH = '2026-03-01T00:00:00.000Z';

type Proposal = ReturnType<typeof check>['proposal'];

const storedArea = (proposal: Proposal, row: { id: string; parent?: string | undefined }): AreaRow => ({
  ...(proposal.byId(areas).get(row.id)?.of ?? proposal.known.areas.get(row.id) ?? ({} as AreaRow)),
  id: row.id,
  path: proposal.paths.get(row.id) ?? '',
  parent: row.parent,
  places: [],
});

const nobody: StoredRows = {
  inAreas: async () => ({ teams: [], units: [], duties: [] }),
  inTeams: async () => [],
};

/** Reads and checks files as the API does, against what is given as stored. */
export function checked(
  files: File[],
  of: {
    known?: Partial<Known>;
    covers?: (path: string) => boolean;
    partial?: boolean;
    at?: string;
    zone?: Zone;
  } = {},
) {
  const read = readFiles(files, of.zone ?? DEFAULT_ZONE);
  const known = { ...nothingKnown, ...of.known };
  const { proposal, flaws } = check(read, known, of.covers ?? (() => true), of.partial ?? false);
  return {
    read,
    flaws,
    /** `kind line field code` of each bad row. */
    bad: flaws.map(({ kind, line, field, code }) => `${kind} ${line} ${field} ${code}`),
    told: () => warnings(proposal, of.at ?? MARCH),
    /** What would be stored after the import. */
    known: (): Partial<Known> => ({
      areas: new Map([...proposal.areas.values()].map((row) => [row.id, storedArea(proposal, row)])),
      teams: new Map(
        rowsOf(read.rows, teams).map(({ of: row }) => [
          row.id,
          { ...row, area: proposal.paths.get(row.area) ?? '' },
        ]),
      ),
      members: new Map(rowsOf(read.rows, members).map(({ of: row }) => [row.id, { ...row, area: '' }])),
    }),
    unusual: () =>
      warnings(proposal, of.at ?? MARCH).map(({ line, field, code }) => `${line} ${field} ${code}`),
    plan: (stored: Partial<StoredRows> = {}) => plan(proposal, { ...nobody, ...stored }),
  };
}
