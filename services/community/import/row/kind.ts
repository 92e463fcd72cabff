import type { Rows as Table } from '#shared/aws/rows.ts';
import type { By } from '#shared/commit/commit.ts';
import type { DutyRow, MemberRow, TeamRow, UnitRow } from '../../domain/kinds.ts';
import type { RowAggregate } from '../../domain/row.ts';
import type { Target } from '../../domain/target.ts';
import type { CommunityStore } from '../../store/community-store.ts';
import type { Flaw } from '../errors/flaw.ts';
import type { Cells, Columns } from './columns.ts';
import type { Exported, Exporting } from './exporting.ts';
import type { Proposal } from './proposal.ts';

/** Everything that is particular to one kind of rows. The registry in `registry/kinds.ts` lists them all. */
export interface RowKind<C extends Columns = Columns> {
  readonly columns: C;
  /** Checks all rows of the kind against each other, the other files and what is stored. */
  readonly check: (proposal: Proposal) => Flaw[];
  /** What is allowed but unusual, as of `at`. Warnings never stop an import. */
  readonly warn?: (proposal: Proposal, at: string) => Flaw[];
  /** Ids of stored rows that a check wants to see. */
  names?(cells: Cells<C>): readonly string[];
  /** Without it the rows are part of what another kind writes. */
  readonly plan?: Planned;
  /** What an export holds of it, for the caller; none when there is nothing to tell. */
  readonly exported: (of: Exporting) => Promise<Exported | undefined>;
}

/** What the rows become, and in which stage of the import that is written. */
export interface Planned {
  readonly stage: Stage;
  /** Each aggregate at most once, as its whole row. */
  readonly targets: (proposal: Proposal, moved: MovedRows) => Target[];
}

/** A stage writes rows of one aggregate; the next one begins when all of them are written. */
export interface Stage<N extends string = string, R extends object = object> {
  readonly name: N;
  readonly aggregate: RowAggregate<R>;
  /** Writes the lists by which rows are found; most kinds are found by indexes. */
  list?(to: Lists, written: Written<R>): Promise<unknown>;
}

/** A stage's name is also stored, in the chunks of work. The type of its aggregate stays inside. */
export const stage = <const N extends string, R extends object>(of: Stage<N, R>): Stage<N> =>
  of as unknown as Stage<N>;

export interface Lists {
  readonly rows: Table;
  readonly store: CommunityStore;
}

export interface Written<R extends object = object> {
  readonly id: string;
  readonly row: R;
  readonly version: number;
  readonly by: By;
}

/** Stored rows that no file names, with the new path that they get because an area or a team moves. */
export interface MovedRows {
  /** Stored areas that get another path. */
  readonly areas: ReadonlySet<string>;
  readonly teams: readonly TeamRow[];
  readonly members: readonly MemberRow[];
  readonly units: readonly UnitRow[];
  readonly duties: readonly DutyRow[];
}
