import type { AreaKind, Place } from '#events/community.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import type { Columns } from './columns.ts';
import type { Known } from './known.ts';
import type { Row, WithId } from './row.ts';

/** May the caller administer the area at `path`? `*` asks for everything. */
export type Covers = (path: string) => boolean;

export interface AreaNow {
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

/** The community as it would be after the import: what is stored, overlaid by the rows of the files. */
export interface Proposal {
  /** All good rows of a kind in the files. */
  rows<C extends Columns>(columns: C): readonly Row<C>[];
  /** The first row of each id in the files. */
  byId<C extends WithId>(columns: C): ReadonlyMap<string, Row<C>>;
  readonly known: Known;
  readonly covers: Covers;
  /** The time zone of local times. */
  readonly zone: Zone;
  readonly signature?: string | undefined;
  readonly areas: ReadonlyMap<string, AreaNow>;
  /** The path of each area that is connected to a root. */
  readonly paths: ReadonlyMap<string, string>;
  /** Areas that are their own ancestors. */
  readonly circle: ReadonlySet<string>;
  /** The places that the files name, by area. */
  places(): ReadonlyMap<string, readonly Place[]>;
  team(id: string): TeamNow | undefined;
  member(id: string): MemberNow | undefined;
  /** True when a bad row may define this id, so a reference to it is no error of its own. */
  perhaps(columns: Columns, id: string): boolean;
}

/** May the caller change what belongs to the whole community? */
export function coversAll({ areas, covers }: Pick<Proposal, 'areas' | 'covers'>): boolean {
  const roots = [...areas.values()].filter(({ parent }) => parent === undefined);
  return roots.length > 0 ? roots.every(({ id }) => covers(id)) : covers('*');
}

/** @throws when the area was not checked: after the checks every named area is connected to a root */
export function pathOf({ paths }: Pick<Proposal, 'paths'>, area: string): string {
  const path = paths.get(area);
  if (path === undefined) throw new Error(`the area ${area} was not checked`);
  return path;
}
