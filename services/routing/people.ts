import { above } from '#shared/area-path.ts';
import { type AreaRow, areaAt, type Gazetteer } from './domain/gazetteer.ts';
import { canHold, followers, type MemberRow } from './domain/holder.ts';
import type { Named } from './domain/judgement.ts';
import type { Copies } from './store.ts';

export type People = Pick<Copies, 'teamsOf' | 'membersOf' | 'memberById' | 'leadsOf' | 'isAway'>;

/** Who may be asked: `at` is now, so that who is away is passed over; `except` is who shall not have it again. */
export interface Asking {
  readonly at: string;
  readonly except?: string | undefined;
  /** The last resort, when nobody else is there: who is away finds it when they are back. */
  readonly evenAway?: true;
}

/**
 * The responsible person of a block: of its team, else that team's next active member; else, area by area above it,
 * of the team there, else the area's lead. Undefined when nobody is there who can sign in.
 */
export async function holderFor(
  people: People,
  g: Gazetteer,
  block: AreaRow,
  asking: Asking,
): Promise<Named | undefined> {
  const own = await fromTeams(people, block, asking);
  if (own) return own;
  for (const area of aroundOf(g, block)) {
    const found = await holderAt(people, area, asking);
    if (found) return { ...found, reason: { code: 'holder-lead', params: { area: area.id } } };
  }
  return undefined;
}

/** Of an area's own team, else its lead. */
export const holderAt = async (people: People, area: AreaRow, asking: Asking): Promise<Named | undefined> =>
  (await fromTeams(people, area, asking)) ?? (await fromLeads(people, area, asking));

async function fromTeams(people: People, area: AreaRow, asking: Asking): Promise<Named | undefined> {
  for (const team of await people.teamsOf(area.id)) {
    const responsible = team.responsible ? await people.memberById(team.responsible) : undefined;
    if (responsible && (await isThere(people, responsible, asking)))
      return holderOf(responsible, team.id, 'holder-responsible', area);
    const next = await firstThere(people, followers(await people.membersOf(team.id)), asking);
    if (next) return holderOf(next, team.id, 'holder-next', area);
  }
  return undefined;
}

async function fromLeads(people: People, area: AreaRow, asking: Asking): Promise<Named | undefined> {
  const lead = await firstThere(people, await people.leadsOf(area.id), asking);
  return lead && holderOf(lead, lead.team, 'holder-lead', area);
}

async function firstThere(
  people: People,
  members: readonly MemberRow[],
  asking: Asking,
): Promise<MemberRow | undefined> {
  for (const member of members) if (await isThere(people, member, asking)) return member;
  return undefined;
}

const isThere = async (
  people: People,
  member: MemberRow,
  { at, except, evenAway }: Asking,
): Promise<boolean> =>
  canHold(member) && member.id !== except && (evenAway === true || !(await people.isAway(member.id, at)));

const holderOf = (member: MemberRow, team: string, code: string, area: AreaRow): Named => ({
  holder: member.id,
  team,
  reason: { code, params: { area: area.id } },
});

/** The areas above the block up to the subdistrict, whose own team is nobody's stand-in. */
function aroundOf(g: Gazetteer, block: AreaRow): AreaRow[] {
  const found: AreaRow[] = [];
  for (let path = above(block.path); path !== undefined; path = above(path)) {
    const area = areaAt(g, path);
    if (area?.kind === 'subdistrict' || area?.kind === 'district') break;
    if (area) found.push(area);
  }
  return found;
}

/** The same person again, for a reopened ticket, while they are still there. */
export async function sameHolder(
  people: People,
  member: string,
  team: string | undefined,
  asking: Asking,
): Promise<Named | undefined> {
  const row = await people.memberById(member);
  if (!row || !(await isThere(people, row, asking))) return undefined;
  return { holder: row.id, team: team ?? row.team, reason: { code: 'holder-again' } };
}
