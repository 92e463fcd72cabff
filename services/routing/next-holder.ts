import type { HolderWanted } from '#events/casework.ts';
import type { DataOf } from '#events/envelope.ts';
import { slaOf, THREE_STATIONS } from '#shared/sla/holds.ts';
import type { HolderChoice } from './domain/assessment.ts';
import { areasUpwards, type Gazetteer } from './domain/gazetteer.ts';
import { areasForLevel } from './domain/levels.ts';
import { type HolderCriteria, holderAt, type MemberDirectory } from './find-holder.ts';
import type { Copies } from './store.ts';

type Wanted = DataOf<typeof HolderWanted>;
type Directory = MemberDirectory & Pick<Copies, 'levels'>;

/**
 * Finds the holder at a level: in the nearest area of the level's kinds, the team's responsible person or stand-in, else
 * the lead; else at the next level. Undefined for level 1, which is the block's own, and when nobody qualifies.
 */
export async function holderAtLevel(
  directory: Directory,
  g: Gazetteer,
  { area, level }: Pick<Wanted, 'area' | 'level'>,
  criteria: HolderCriteria,
): Promise<HolderChoice | undefined> {
  if (level === 1) return undefined;
  const levels = (await directory.levels(slaOf(areasUpwards(g, area)))) ?? THREE_STATIONS;
  for (const station of areasForLevel(g, levels, area, level)) {
    const named = await holderAt(directory, station, criteria);
    if (named) return named;
  }
  return undefined;
}

/** The next holder of a ticket whose level rose: somebody else, or the current holder where nobody else qualifies. */
export async function nextHolder(
  directory: Directory,
  g: Gazetteer,
  wanted: Wanted,
  team: string | undefined,
  criteria: HolderCriteria,
): Promise<HolderChoice> {
  const { holder } = wanted;
  const next = await holderAtLevel(directory, g, wanted, { ...criteria, except: holder });
  if (next) return next;
  const member = await directory.memberById(holder);
  return { holder, team: team ?? member?.team ?? UNKNOWN, reason: { code: 'holder-unchanged' } };
}

/** The team of a holder whose team is unknown by now. */
const UNKNOWN = 'none';
