import type {
  AbsenceChanged,
  AreaChanged,
  DutyChanged,
  GrantChanged,
  MemberChanged,
  TeamChanged,
} from '#events/community.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { RulesContent } from '#events/rules.ts';
import type { Row, Rows } from '#shared/aws/rows.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** What an event becomes in a service's table. */
export interface Projected {
  /** Put where nothing stands yet, and never changed: entries of a list, versions that are kept for good. */
  readonly once?: readonly Row[];
  /** Whole rows, each with the event's version: the highest wins, whatever order events come in. */
  readonly latest?: readonly Row[];
}

/** Pure: which rows a service keeps of a fact. `version` and `time` are the event's. */
export type Projection<D> = (
  data: D,
  event: { readonly version: number; readonly time: string },
) => Projected;

/** One row for each subject. */
export interface Copy<D> {
  readonly key: (data: D) => Key;
  /** The attributes that are kept, by name, or as they are made from the fact. */
  readonly keep: readonly (keyof D)[] | ((data: D) => object);
  /** Facts that are kept at all; absent: each. */
  readonly when?: (data: D) => boolean;
  /** Entries of lists under which the row is looked for. They are never removed: the row itself says what is true now. */
  readonly listed?: (data: D) => readonly Key[];
}

const present = (kept: object) =>
  Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));

const pick = <D>(data: D, names: readonly (keyof D)[]) =>
  Object.fromEntries(names.map((name) => [name, data[name]]));

const copy =
  <D>({ key, keep, when = () => true, listed = () => [] }: Copy<D>): Projection<D> =>
  (data, { version }) => {
    if (!when(data)) return {};
    const kept = typeof keep === 'function' ? keep(data) : pick(data, keep);
    return {
      once: listed(data).map((entry) => ({ ...entry })),
      latest: [{ ...present(kept), ...key(data), version }],
    };
  };

export const projectArea = copy<DataOf<typeof AreaChanged>>;
export const projectTeam = copy<DataOf<typeof TeamChanged>>;
export const projectMember = copy<DataOf<typeof MemberChanged>>;
export const projectGrants = copy<DataOf<typeof GrantChanged>>;
export const projectDuty = copy<DataOf<typeof DutyChanged>>;
export const projectAbsence = copy<DataOf<typeof AbsenceChanged>>;

type RulesOf<K> = Extract<RulesContent, { readonly kind: K }>;

/** Of rule sets, each kind by a copy or a projection of its own; kinds that are not named are not kept. */
export const projectRules =
  (
    kinds: {
      readonly [K in RulesContent['kind']]?: Copy<RulesOf<K>> | Projection<RulesOf<K>>;
    },
  ): Projection<{ readonly rules: RulesContent }> =>
  ({ rules }, event) => {
    const kept = kinds[rules.kind] as Copy<RulesContent> | Projection<RulesContent> | undefined;
    if (!kept) return {};
    return (typeof kept === 'function' ? kept : copy(kept))(rules, event);
  };

/** What several projections keep of the same fact. */
export const together =
  <D>(...projections: readonly Projection<D>[]): Projection<D> =>
  (data, event) => {
    const all = projections.map((projection) => projection(data, event));
    return { once: all.flatMap(({ once = [] }) => once), latest: all.flatMap(({ latest = [] }) => latest) };
  };

type Table = Pick<Rows, 'putNew' | 'putNewer'>;

/** Keeps what a projection says of an event. List entries stand before the rows that are found by them. */
export const keep =
  <D>(rows: Table, projection: Projection<D>) =>
  async ({ data, version, time }: CloudEvent<D>): Promise<void> => {
    const { once = [], latest = [] } = projection(data, { version, time });
    await Promise.all(once.map((row) => rows.putNew(row)));
    await Promise.all(latest.map((row) => rows.putNewer({ ...row, version })));
  };

/** A handler for each of a service's projections, by its name. */
export const projector = <P extends Readonly<Record<string, Projection<never>>>>(
  rows: Table,
  projections: P,
) =>
  Object.fromEntries(
    Object.entries(projections).map(([name, projection]) => [name, keep(rows, projection)]),
  ) as { readonly [N in keyof P]: (event: CloudEvent<Parameters<P[N]>[0]>) => Promise<void> };
