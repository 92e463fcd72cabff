import { above } from '#shared/area-path.ts';
import type { HolderChoice } from './domain/assessment.ts';
import { type AreaRow, areaAt, type Gazetteer } from './domain/gazetteer.ts';
import { canHold, type MemberRow, standIns } from './domain/holder.ts';
import type { Copies } from './store.ts';

/** The questions about members and teams that finding a holder asks. */
export type MemberDirectory = Pick<Copies, 'teamsOf' | 'membersOf' | 'memberById' | 'leadsOf' | 'isAway'>;

/** Who qualifies: nobody who is away at the instant `at`, and not the member `except`. */
export interface HolderCriteria {
  readonly at: string;
  readonly except?: string | undefined;
  /** As a last resort: a member who is away finds the ticket on their return. */
  readonly evenAway?: true;
}

/**
 * Finds the holder for a block: its team's responsible person, else that team's next stand-in; else, area by area above
 * it, the same of the team there, else the area's lead. Undefined when nobody qualifies.
 */
export async function holderFor(
  directory: MemberDirectory,
  g: Gazetteer,
  block: AreaRow,
  criteria: HolderCriteria,
): Promise<HolderChoice | undefined> {
  const own = await fromTeams(directory, block, criteria);
  if (own) return own;
  for (const area of aroundOf(g, block)) {
    const found = await holderAt(directory, area, criteria);
    if (found) return { ...found, reason: { code: 'holder-lead', params: { area: area.id } } };
  }
  return undefined;
}

/** A holder from an area's own team, else its lead. */
export const holderAt = async (
  directory: MemberDirectory,
  area: AreaRow,
  criteria: HolderCriteria,
): Promise<HolderChoice | undefined> =>
  (await fromTeams(directory, area, criteria)) ?? (await fromLeads(directory, area, criteria));

async function fromTeams(
  directory: MemberDirectory,
  area: AreaRow,
  criteria: HolderCriteria,
): Promise<HolderChoice | undefined> {
  for (const team of await directory.teamsOf(area.id)) {
    const responsible = team.responsible ? await directory.memberById(team.responsible) : undefined;
    if (responsible && (await isAvailable(directory, responsible, criteria)))
      return holderOf(responsible, team.id, 'holder-responsible', area);
    const next = await firstAvailable(directory, standIns(await directory.membersOf(team.id)), criteria);
    if (next) return holderOf(next, team.id, 'holder-next', area);
  }
  return undefined;
}

async function fromLeads(
  directory: MemberDirectory,
  area: AreaRow,
  criteria: HolderCriteria,
): Promise<HolderChoice | undefined> {
  const lead = await firstAvailable(directory, await directory.leadsOf(area.id), criteria);
  return lead && holderOf(lead, lead.team, 'holder-lead', area);
}

async function firstAvailable(
  directory: MemberDirectory,
  members: readonly MemberRow[],
  criteria: HolderCriteria,
): Promise<MemberRow | undefined> {
  for (const member of members) if (await isAvailable(directory, member, criteria)) return member;
  return undefined;
}

const isAvailable = async (
  directory: MemberDirectory,
  member: MemberRow,
  { at, except, evenAway }: HolderCriteria,
): Promise<boolean> =>
  canHold(member) && member.id !== except && (evenAway === true || !(await directory.isAway(member.id, at)));

const holderOf = (member: MemberRow, team: string, code: string, area: AreaRow): HolderChoice => ({
  holder: member.id,
  team,
  reason: { code, params: { area: area.id } },
});

/** The areas above the block, below the subdistrict: its team stands in for no block. */
function aroundOf(g: Gazetteer, block: AreaRow): AreaRow[] {
  const found: AreaRow[] = [];
  for (let path = above(block.path); path !== undefined; path = above(path)) {
    const area = areaAt(g, path);
    if (area?.kind === 'subdistrict' || area?.kind === 'district') break;
    if (area) found.push(area);
  }
  return found;
}

/** The previous holder, for a reopened ticket, if they still qualify. */
export async function sameHolder(
  directory: MemberDirectory,
  member: string,
  team: string | undefined,
  criteria: HolderCriteria,
): Promise<HolderChoice | undefined> {
  const row = await directory.memberById(member);
  if (!row || !(await isAvailable(directory, row, criteria))) return undefined;
  return { holder: row.id, team: team ?? row.team, reason: { code: 'holder-again' } };
}
