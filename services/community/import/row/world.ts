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

/** How things would stand after the import: what is stored, and over it the rows of the files. */
export interface World {
  /** All good rows of a kind in the files. */
  rows<C extends Columns>(columns: C): readonly Row<C>[];
  /** The first row of each id in the files. */
  byId<C extends WithId>(columns: C): ReadonlyMap<string, Row<C>>;
  readonly known: Known;
  readonly covers: Covers;
  /** By whose clocks times are told. */
  readonly zone: Zone;
  readonly signature?: string | undefined;
  readonly areas: ReadonlyMap<string, AreaNow>;
  /** The path of each area that hangs on a root. */
  readonly paths: ReadonlyMap<string, string>;
  /** Areas that are their own ancestors. */
  readonly circle: ReadonlySet<string>;
  /** The places that the files name, by area. */
  places(): ReadonlyMap<string, readonly Place[]>;
  team(id: string): TeamNow | undefined;
  member(id: string): MemberNow | undefined;
  /** A bad row may stand for this id, so it is not unknown. */
  perhaps(columns: Columns, id: string): boolean;
}

/** May the caller change what is everybody's? */
export function coversAll({ areas, covers }: Pick<World, 'areas' | 'covers'>): boolean {
  const roots = [...areas.values()].filter(({ parent }) => parent === undefined);
  return roots.length > 0 ? roots.every(({ id }) => covers(id)) : covers('*');
}

/** @throws when the area was not checked: a good row names an area that hangs on a root */
export function pathOf({ paths }: Pick<World, 'paths'>, area: string): string {
  const path = paths.get(area);
  if (path === undefined) throw new Error(`the area ${area} was not checked`);
  return path;
}
