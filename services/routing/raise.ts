import type { HolderWanted } from '#events/casework.ts';
import type { DataOf } from '#events/envelope.ts';
import { slaOf, THREE_STATIONS } from '#shared/sla/holds.ts';
import { areasUpwards, type Gazetteer } from './domain/gazetteer.ts';
import type { Named } from './domain/judgement.ts';
import { areasForLevel } from './domain/levels.ts';
import { type Asking, holderAt, type People } from './people.ts';
import type { Copies } from './store.ts';

type Wanted = DataOf<typeof HolderWanted>;
type Known = People & Pick<Copies, 'levels'>;

/**
 * Who holds tickets of a level: at the nearest area of its kinds the team's responsible or next member, else the lead;
 * nobody there: at the next level's. Undefined when the level is the block's own, or nobody is there at all.
 */
export async function atLevel(
  people: Known,
  g: Gazetteer,
  { area, level }: Pick<Wanted, 'area' | 'level'>,
  asking: Asking,
): Promise<Named | undefined> {
  if (level === 1) return undefined;
  const levels = (await people.levels(slaOf(areasUpwards(g, area)))) ?? THREE_STATIONS;
  for (const station of areasForLevel(g, levels, area, level)) {
    const named = await holderAt(people, station, asking);
    if (named) return named;
  }
  return undefined;
}

/** The next holder of a ticket whose level rose: somebody else, or, where nobody is, whoever has it now. */
export async function raised(
  people: Known,
  g: Gazetteer,
  wanted: Wanted,
  team: string | undefined,
  asking: Asking,
): Promise<Named> {
  const { holder } = wanted;
  const next = await atLevel(people, g, wanted, { ...asking, except: holder });
  if (next) return next;
  const member = await people.memberById(holder);
  return { holder, team: team ?? member?.team ?? UNKNOWN, reason: { code: 'holder-unchanged' } };
}

/** A holder whose team nobody knows any more still holds. */
const UNKNOWN = 'none';
