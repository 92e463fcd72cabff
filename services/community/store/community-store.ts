import { atOnce } from '#shared/at-once.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { fold } from '#shared/commit/log.ts';
import { meet, type Period } from '#shared/roster/duty.ts';
import { DAY_MS, later, monthOf } from '../domain/instant.ts';
import {
  type AbsenceRow,
  type AggregateName,
  type AreaRow,
  aggregates,
  type DutyRow,
  type GrantRow,
  type MemberRow,
  type RulesRow,
  type ServiceRow,
  type TeamRow,
  type UnitRow,
} from '../domain/kinds.ts';
import type { RowAggregate } from '../domain/row.ts';

/** Local ids have no `#`, so these partitions never meet an aggregate's. */
const AREAS = 'list#areas';
const STAFF = 'list#staff';
const SERVICES = 'list#services';
const RULES = 'list#rules';
/** The bearers of staff numbers; the member's own row decides. */
const NUMBERS = 'list#numbers';
/** The partitions of the index `inMonth` that have anything in them. */
const MONTHS = 'list#months';
/** The longest duty or absence (ms): whatever is in force at an instant began no earlier than this before. */
const LONGEST = 366 * DAY_MS;

/** How the partitions of absences begin; an area of that name would only be read in vain. */
const ABSENCES = 'absences';

/** Any stored row with what it is. */
export interface Stored {
  readonly id: string;
  readonly as: AggregateName;
  readonly version: number;
  readonly row: object;
}

type Index = 'inArea' | 'inTeam' | 'inMonth';

/** Queries the main table. */
export function communityStore(rows: Rows) {
  const many = async <R extends object>(keys: readonly { pk: string; sk: string }[]): Promise<R[]> => {
    const parts = Array.from({ length: Math.ceil(keys.length / 100) }, (_, n) =>
      keys.slice(n * 100, n * 100 + 100),
    );
    return (await atOnce(8, parts, (part) => rows.many<R>(part))).flat();
  };
  const stored = async (ids: readonly string[]): Promise<Stored[]> =>
    (await many<Head>([...new Set(ids)].map((pk) => ({ pk, sk: '-' })))).flatMap(asStored);
  const idsIn = async (index: Index, value: string): Promise<string[]> => {
    const ids: string[] = [];
    let after: Record<string, unknown> | undefined;
    do {
      const page = await rows.keys({ name: index, attribute: index }, value, { ...(after && { after }) });
      ids.push(...page.keys.map(({ pk }) => pk));
      after = page.next;
    } while (after);
    return ids;
  };
  const allIn = async (index: Index, values: readonly string[]): Promise<Stored[]> =>
    stored((await atOnce(8, values, (value) => idsIn(index, value))).flat());

  const months = async () => (await rows.all(MONTHS)).map(({ sk }) => sk.slice('month#'.length));
  /** Duties and absences of the index partitions that `wanted` picks. */
  const planned = async (wanted: (partition: string) => boolean) => {
    const found = await allIn('inMonth', (await months()).filter(wanted));
    return { duties: rowsOf<DutyRow>(found, 'duty'), absences: rowsOf<AbsenceRow>(found, 'absence') };
  };

  return {
    /** What stands under these ids, whatever it is. */
    stored,
    /** Every area, for checks that need the whole tree and for lists. */
    areas: () => rows.all<AreaRow>(AREAS),
    areaPage: (of: { limit: number; after?: string }) => rows.page<AreaRow & { version: number }>(AREAS, of),
    areasById: (ids: readonly string[]) =>
      rows.many<AreaRow>([...new Set(ids)].map((id) => ({ pk: AREAS, sk: `area#${id}` }))),
    /** Everybody's grants. */
    grants: () => rows.all<GrantRow>(STAFF),
    /** Somebody's own, as of now. */
    grantsOf: (staff: string) => rows.get<GrantRow>(STAFF, `staff#${staff}`),
    rules: async (id: string): Promise<{ version: number; rules: RulesRow['rules'] } | undefined> => {
      const [found] = await stored([id]);
      return found && { version: found.version, rules: (found.row as RulesRow).rules };
    },
    /** Duties (of these areas, else of all) and absences that touch the time. */
    async roster(time: Period, areas?: readonly string[]) {
      const [first, last] = [monthOf(later(time.from, -LONGEST)), monthOf(time.to)];
      const found = await planned((partition) => {
        const [of = '', month = ''] = partition.split('#');
        const asked = of === ABSENCES || areas === undefined || areas.includes(of);
        return asked && first <= month && month <= last;
      });
      return {
        duties: found.duties.filter((duty) => meet(duty, time)),
        absences: found.absences.filter((absence) => meet(absence, time)),
      };
    },
    /** Every duty and absence there is. */
    planned: () => planned(() => true),
    services: async (): Promise<ServiceRow[]> =>
      (await rows.all<ServiceRow>(SERVICES)).map(
        ({ pk: _pk, sk: _sk, version: _version, ...row }) => row as unknown as ServiceRow,
      ),
    ruleIds: async (): Promise<string[]> =>
      (await rows.all(RULES)).map(({ sk }) => sk.slice('rules#'.length)),
    async inAreas(
      ids: readonly string[],
    ): Promise<{ teams: TeamRow[]; units: UnitRow[]; duties: DutyRow[] }> {
      const [found, { duties }] = await Promise.all([
        allIn('inArea', ids),
        planned((partition) => ids.includes(partition.split('#')[0] ?? '')),
      ]);
      return { teams: rowsOf<TeamRow>(found, 'team'), units: rowsOf<UnitRow>(found, 'unit'), duties };
    },
    inTeams: async (ids: readonly string[]): Promise<MemberRow[]> =>
      rowsOf<MemberRow>(await allIn('inTeam', ids), 'member'),
    /** The members that bear these staff numbers, those who have left too. */
    async bearersOf(numbers: readonly string[]): Promise<MemberRow[]> {
      const asked = new Set(numbers);
      const keys = [...asked].map((staff) => ({ pk: NUMBERS, sk: `number#${staff}` }));
      const listed = await many<{ member: string }>(keys);
      const found = rowsOf<MemberRow>(await stored(listed.map(({ member }) => member)), 'member');
      return found.filter(({ staff }) => staff !== undefined && asked.has(staff));
    },
    /** The lists that the reads above answer from; the newest version wins. */
    listArea: (row: AreaRow, version: number) =>
      rows.putNewer({ ...row, pk: AREAS, sk: `area#${row.id}`, version }),
    listGrants: (row: GrantRow, version: number) =>
      rows.putNewer({ ...row, pk: STAFF, sk: `staff#${row.staff}`, version }),
    listService: (row: ServiceRow, version: number) =>
      rows.putNewer({ ...row, pk: SERVICES, sk: `service#${row.id}`, version }),
    /** A number has one bearer, so the last one written is them. */
    listNumber: (staff: string, member: string) => rows.put({ pk: NUMBERS, sk: `number#${staff}`, member }),
    listRules: (id: string) => rows.putNew({ pk: RULES, sk: `rules#${id}` }),
    listMonth: (partition: string) => rows.putNew({ pk: MONTHS, sk: `month#${partition}` }),
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
