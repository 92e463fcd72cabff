import { idOf } from '#shared/area-path.ts';
import { pathsOf } from '../../domain/tree.ts';
import { areas as areaColumns } from '../areas/columns.ts';
import type { Read } from '../file/read-files.ts';
import { members } from '../members/columns.ts';
import { places } from '../places/columns.ts';
import { placesByArea } from '../places/plan.ts';
import type { Columns } from '../row/columns.ts';
import type { Known } from '../row/known.ts';
import type { AreaNow, Covers, Proposal } from '../row/proposal.ts';
import { firstById, type Row, rowsOf, type WithId } from '../row/row.ts';
import { teams } from '../teams/columns.ts';

export type Readable = Pick<Read, 'rows' | 'badIds' | 'illegible' | 'signature' | 'zone'>;

/** Overlays what is stored with the good rows of the files. */
export function proposalOf(read: Readable, known: Known, covers: Covers): Proposal {
  const rows = <C extends Columns>(columns: C) => rowsOf(read.rows, columns);
  const first = new Map<string, ReadonlyMap<string, Row>>();
  const byId = <C extends WithId>(columns: C): ReadonlyMap<string, Row<C>> => {
    const found = first.get(columns.kind) ?? firstById(rows(columns));
    first.set(columns.kind, found);
    return found as ReadonlyMap<string, Row<C>>;
  };
  const areas = new Map<string, AreaNow>([
    ...known.areas,
    ...[...byId(areaColumns)].map(([id, row]) => [id, row.of] as const),
  ]);
  return {
    rows,
    byId,
    known,
    covers,
    zone: read.zone,
    signature: read.signature,
    areas,
    ...pathsOf(areas),
    places: () => placesByArea(rows(places)),
    team(id) {
      const stored = known.teams.get(id);
      return byId(teams).get(id)?.of ?? (stored && { ...stored, area: idOf(stored.area) });
    },
    member: (id) => byId(members).get(id)?.of ?? known.members.get(id),
    perhaps: ({ kind }, id) => read.illegible.has(kind) || (read.badIds.get(kind)?.has(id) ?? false),
  };
}
