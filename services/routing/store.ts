import type { Category } from '#events/community.ts';
import { type Level, rulesId } from '#events/rules.ts';
import { idOf } from '#shared/area-path.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { readListed } from '#shared/reference/read.ts';
import { type Absence, absentAt } from '#shared/roster/roster.ts';
import type { AreaRow } from './domain/gazetteer.ts';
import type { MemberRow } from './domain/holder.ts';
import { areasOf, listOf, ROOTS, rowOf, rulesKey } from './projections.ts';

export interface TeamRow {
  readonly id: string;
  readonly area: string;
  readonly responsible?: string | undefined;
  readonly active: boolean;
}

interface LeadRow {
  readonly member?: string;
  /** Paths of the areas that this person leads. */
  readonly areas: readonly string[];
}

interface LevelsRow {
  readonly levels: readonly Level[];
}

export interface TaxonomyRow {
  readonly version: number;
  readonly categories: readonly Category[];
}

/** Queries routing's copies of the community's data (`projections.ts`). */
export class Copies {
  readonly rows: Pick<Rows, 'get' | 'all' | 'many'>;
  constructor(rows: Pick<Rows, 'get' | 'all' | 'many'>) {
    this.rows = rows;
  }

  /** The levels of a named set of SLA rules, as last imported. */
  async levels(set: string): Promise<readonly Level[] | undefined> {
    const { pk, sk } = rulesKey(rulesId({ kind: 'sla', name: set }));
    return (await this.rows.get<LevelsRow>(pk, sk))?.levels;
  }

  async taxonomy(): Promise<TaxonomyRow | undefined> {
    const { pk, sk } = rulesKey('taxonomy');
    return this.rows.get<TaxonomyRow>(pk, sk);
  }

  /** Every area of every community. An area that moved to another root is listed twice, with different versions. */
  async areas(): Promise<AreaRow[]> {
    const roots = await this.rows.all(ROOTS);
    return (await Promise.all(roots.map(({ sk }) => this.rows.all<AreaRow>(areasOf(sk))))).flat();
  }

  /** Is this member away at that instant? */
  async isAway(member: string, at: string): Promise<boolean> {
    const list = { pk: listOf('member', member), prefix: 'absence#' };
    const absences = await readListed<Omit<Absence, 'id'>>(this.rows, list);
    return absentAt(absences, at).has(member);
  }

  /** The active teams of an area, in order of their ids. */
  async teamsOf(areaId: string): Promise<TeamRow[]> {
    const teams = await readListed<TeamRow>(this.rows, { pk: listOf('area', areaId), prefix: 'team#' });
    return teams.filter((t) => t.active && idOf(t.area) === areaId);
  }

  /** The leads of exactly this area now, in order of their staff numbers. */
  async leadsOf(areaId: string): Promise<MemberRow[]> {
    const leads = await readListed<LeadRow>(this.rows, { pk: listOf('area', areaId), prefix: 'lead#' });
    const members = leads
      .filter((l) => l.areas.some((a) => idOf(a) === areaId))
      .flatMap((l) => l.member ?? []);
    return this.rows.many<MemberRow>(members.map((id) => rowOf('member', id)));
  }

  /** The current members of a team, active or not. */
  async membersOf(teamId: string): Promise<MemberRow[]> {
    const members = await readListed<MemberRow>(this.rows, { pk: listOf('team', teamId), prefix: 'member#' });
    return members.filter((m) => m.team === teamId);
  }

  async memberById(id: string): Promise<MemberRow | undefined> {
    return this.rows.get<MemberRow>(rowOf('member', id).pk);
  }
}
