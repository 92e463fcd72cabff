import { type AreaRow, above, areaAt, type Gazetteer } from './domain/gazetteer.ts';
import { canHold, type MemberRow, nextHolder } from './domain/holder.ts';
import type { Named } from './domain/judgement.ts';
import type { Copies } from './store.ts';

type People = Pick<Copies, 'teamsOf' | 'membersOf' | 'memberById' | 'leadsOf'>;

/**
 * The responsible person of a block: of its team, else that team's next active member; else, area by area above it,
 * of the team there, else the area's lead. Undefined when nobody is there who can sign in.
 */
export async function holderFor(people: People, g: Gazetteer, block: AreaRow): Promise<Named | undefined> {
  const own = await fromTeams(people, block);
  if (own) return own;
  for (const area of aroundOf(g, block)) {
    const found = (await fromTeams(people, area)) ?? (await fromLeads(people, area));
    if (found) return { ...found, reason: { code: 'holder-lead', params: { area: area.id } } };
  }
  return undefined;
}

async function fromTeams(people: People, area: AreaRow): Promise<Named | undefined> {
  for (const team of await people.teamsOf(area.id)) {
    const responsible = team.responsible ? await people.memberById(team.responsible) : undefined;
    if (canHold(responsible)) return holderOf(responsible, team.id, 'holder-responsible', area);
    const next = nextHolder(await people.membersOf(team.id));
    if (next) return holderOf(next, team.id, 'holder-next', area);
  }
  return undefined;
}

async function fromLeads(people: People, area: AreaRow): Promise<Named | undefined> {
  const lead = (await people.leadsOf(area.id)).find(canHold);
  return lead && holderOf(lead, lead.team, 'holder-lead', area);
}

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
): Promise<Named | undefined> {
  const row = await people.memberById(member);
  if (!canHold(row)) return undefined;
  return { holder: row.id, team: team ?? row.team, reason: { code: 'holder-again' } };
}
