import type { AreaKind } from '#events/community.ts';
import { idOf } from '#shared/area-path.ts';
import { pathsOf } from '../domain/tree.ts';
import type { ImportKind } from './input.ts';
import type { Known } from './known.ts';
import type { Read, Row, Rows } from './read.ts';

/** May the caller administer the area at `path`? `*` asks for everything. */
export type Covers = (path: string) => boolean;

interface AreaNow {
  readonly id: string;
  readonly parent?: string | undefined;
  readonly kind: AreaKind;
  readonly active: boolean;
}
interface TeamNow {
  readonly area: string;
  readonly responsible?: string | undefined;
  readonly active: boolean;
}
interface MemberNow {
  readonly team: string;
  readonly staff?: string | undefined;
  readonly active: boolean;
}

type WithId = 'areas' | 'teams' | 'members' | 'units' | 'services' | 'duties' | 'absences';

/** How things would stand after the import: what is stored, and over it the rows of the files. */
export interface World {
  readonly rows: Rows;
  readonly known: Known;
  readonly covers: Covers;
  readonly signature?: string | undefined;
  /** The first row of each id. */
  readonly files: { readonly [K in WithId]: ReadonlyMap<string, Row<K>> };
  readonly areas: ReadonlyMap<string, AreaNow>;
  readonly paths: ReadonlyMap<string, string>;
  readonly circle: ReadonlySet<string>;
  team(id: string): TeamNow | undefined;
  member(id: string): MemberNow | undefined;
  /** A bad row may stand for this id, so it is not unknown. */
  perhaps(kind: ImportKind, id: string): boolean;
}

/** May the caller change what is everybody's? */
export function coversAll({ areas, covers }: Pick<World, 'areas' | 'covers'>): boolean {
  const roots = [...areas.values()].filter(({ parent }) => parent === undefined);
  return roots.length > 0 ? roots.every(({ id }) => covers(id)) : covers('*');
}

export type Readable = Pick<Read, 'rows' | 'badIds' | 'illegible' | 'signature'>;

export function worldOf(read: Readable, known: Known, covers: Covers): World {
  const { rows } = read;
  const files = {
    areas: firsts(rows.areas),
    teams: firsts(rows.teams),
    members: firsts(rows.members),
    units: firsts(rows.units),
    services: firsts(rows.services),
    duties: firsts(rows.duties),
    absences: firsts(rows.absences),
  };
  const areas = new Map<string, AreaNow>([
    ...known.areas,
    ...[...files.areas].map(([id, row]) => [id, row.of] as const),
  ]);
  return {
    rows,
    known,
    covers,
    signature: read.signature,
    files,
    areas,
    ...pathsOf(areas),
    team(id) {
      const stored = known.teams.get(id);
      return files.teams.get(id)?.of ?? (stored && { ...stored, area: idOf(stored.area) });
    },
    member: (id) => files.members.get(id)?.of ?? known.members.get(id),
    perhaps: (kind, id) => read.illegible.has(kind) || (read.badIds.get(kind)?.has(id) ?? false),
  };
}

function firsts<K extends WithId>(rows: readonly Row<K>[]): Map<string, Row<K>> {
  const found = new Map<string, Row<K>>();
  for (const row of rows) if (!found.has(row.of.id)) found.set(row.of.id, row);
  return found;
}
