import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/log.ts';
import { atOnce } from './at-once.ts';
import {
  type AggregateName,
  type AreaRow,
  aggregates,
  type GrantRow,
  type MemberRow,
  type RulesRow,
  type TeamRow,
  type UnitRow,
} from './domain/kinds.ts';
import type { RowAggregate } from './domain/row.ts';

/** Local ids have no `#`, so these partitions never meet an aggregate's. */
const AREAS = 'list#areas';
const STAFF = 'list#staff';

/** Any stored row with what it is. */
export interface Stored {
  readonly id: string;
  readonly as: AggregateName;
  readonly version: number;
  readonly row: object;
}

/** The questions that are asked of the main table. */
export function communityStore(rows: Rows) {
  const stored = async (ids: readonly string[]): Promise<Stored[]> => {
    const keys = [...new Set(ids)].map((pk) => ({ pk, sk: '-' }));
    const parts = Array.from({ length: Math.ceil(keys.length / 100) }, (_, n) =>
      keys.slice(n * 100, n * 100 + 100),
    );
    const found = await atOnce(8, parts, (part) => rows.many<Head>(part));
    return found.flat().flatMap(asStored);
  };
  const idsIn = async (index: 'inArea' | 'inTeam', value: string): Promise<string[]> => {
    const ids: string[] = [];
    let after: Record<string, unknown> | undefined;
    do {
      const page = await rows.keys({ name: index, attribute: index }, value, { ...(after && { after }) });
      ids.push(...page.keys.map(({ pk }) => pk));
      after = page.next;
    } while (after);
    return ids;
  };
  const allIn = async (index: 'inArea' | 'inTeam', values: readonly string[]): Promise<Stored[]> =>
    stored((await atOnce(8, values, (value) => idsIn(index, value))).flat());

  return {
    /** What stands under these ids, whatever it is. */
    stored,
    /** Every area, for checks that need the whole tree and for lists. */
    areas: () => rows.all<AreaRow>(AREAS),
    areaPage: (of: { limit: number; after?: string }) => rows.page<AreaRow>(AREAS, of),
    areasById: (ids: readonly string[]) =>
      rows.many<AreaRow>([...new Set(ids)].map((id) => ({ pk: AREAS, sk: `area#${id}` }))),
    /** Everybody's grants. */
    grants: () => rows.all<GrantRow>(STAFF),
    rules: async (id: string): Promise<{ version: number; rules: RulesRow['rules'] } | undefined> => {
      const [found] = await stored([id]);
      return found && { version: found.version, rules: (found.row as RulesRow).rules };
    },
    async inAreas(ids: readonly string[]): Promise<{ teams: TeamRow[]; units: UnitRow[] }> {
      const found = await allIn('inArea', ids);
      return { teams: rowsOf<TeamRow>(found, 'team'), units: rowsOf<UnitRow>(found, 'unit') };
    },
    inTeams: async (ids: readonly string[]): Promise<MemberRow[]> =>
      rowsOf<MemberRow>(await allIn('inTeam', ids), 'member'),
    /** The lists that the reads above answer from; the newest version wins. */
    listArea: (row: AreaRow, version: number) =>
      rows.putNewer({ ...row, pk: AREAS, sk: `area#${row.id}`, version }),
    listGrants: (row: GrantRow, version: number) =>
      rows.putNewer({ ...row, pk: STAFF, sk: `staff#${row.staff}`, version }),
    ping: () => rows.get(AREAS),
  };
}

export type CommunityStore = ReturnType<typeof communityStore>;

export const rowsOf = <R>(found: readonly Stored[], as: AggregateName): R[] =>
  found.filter((each) => each.as === as).map(({ row }) => row as R);

function asStored(head: Head): Stored[] {
  const aggregate = aggregates[head.kind as AggregateName] as unknown as RowAggregate | undefined;
  if (!aggregate) return [];
  const { state, version } = fold(aggregate, head);
  return state ? [{ id: head.pk, as: head.kind as AggregateName, version, row: state.row }] : [];
}
