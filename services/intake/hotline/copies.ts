import type { Language } from '#events/fields.ts';
import { topmost } from '#shared/area-path.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { type Absence, type Duty, onDuty, ringOrder, rosterOf } from '#shared/roster/roster.ts';

/** Partitions of the main table in which these copies lie. */
export const DUTIES = 'duties';
export const ABSENCES = 'absences';
export const ROOTS = 'roots';
export const MENU = 'menu';

interface Choice {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

export async function menu(main: Rows): Promise<readonly Choice[]> {
  return (await main.get<{ choices: readonly Choice[] }>(MENU))?.choices ?? [];
}

/** Names of the categories, in the language of the call; a code whose name is not known any more is said itself. */
export async function namesOf(main: Rows, codes: readonly string[], lang: Language): Promise<string[]> {
  const byCode = new Map((await menu(main)).map((choice) => [choice.code, choice]));
  return codes.map((code) => (lang === 'en' ? byCode.get(code)?.nameEn : byCode.get(code)?.name) ?? code);
}

export interface Roster {
  readonly duties: readonly Duty[];
  readonly absences: readonly Absence[];
}

export async function roster(main: Rows): Promise<Roster> {
  const [duties, absences] = await Promise.all([main.all<Duty>(DUTIES), main.all<Absence>(ABSENCES)]);
  return { duties, absences };
}

/**
 * Whose hotline it is: the area whose people are on duty, else any area with a roster, else the root of the tree.
 * @returns undefined while no community was imported
 */
export async function hotlineArea(main: Rows, { duties, absences }: Roster, at: string) {
  const of = (some: readonly Duty[]) => topmost(some.filter(({ active }) => active).map(({ area }) => area));
  const held = of(onDuty(duties, absences, at)) ?? of(duties);
  if (held !== undefined) return held;
  const roots = await main.all<{ path: string; active: boolean }>(ROOTS);
  return topmost(roots.filter(({ active }) => active).map(({ path }) => path));
}

/** Areas that have a hotline, for the desk's lists. */
export async function hotlineAreas(main: Rows, { duties }: Roster): Promise<string[]> {
  const roots = await main.all<{ path: string }>(ROOTS);
  return [...new Set([...duties.map(({ area }) => area), ...roots.map(({ path }) => path)])];
}

/** A hotline has six phones. */
const PHONES = 6;

/** Members to ring for a call to an area's hotline. */
export const toRing = ({ duties, absences }: Roster, area: string, at: string): string[] =>
  ringOrder(rosterOf(duties, area), absences, at).slice(0, PHONES);
