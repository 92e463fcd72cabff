import type { AbsenceChanged, AreaChanged, DutyChanged, RulesChanged } from '#events/community.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { Language } from '#events/fields.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { type Absence, type Duty, onDuty, ringOrder, rosterOf } from '#shared/roster/roster.ts';

type Of<D> = CloudEvent<DataOf<D>>;
type Version = { readonly version: number };

/** A duty is of interest for so long after its end: who was on last is rung when nobody is on. */
const KEEP_MS = 14 * 86_400_000;
const housekeeping = (to: string) => Math.ceil((Date.parse(to) + KEEP_MS) / 1000);

export const keepDuty =
  (main: Rows) =>
  async ({ data, version }: Of<typeof DutyChanged>): Promise<void> => {
    await main.putNewer({ pk: 'duties', sk: data.id, ...data, version, expires: housekeeping(data.to) });
  };

export const keepAbsence =
  (main: Rows) =>
  async ({ data, version }: Of<typeof AbsenceChanged>): Promise<void> => {
    await main.putNewer({ pk: 'absences', sk: data.id, ...data, version, expires: housekeeping(data.to) });
  };

/** Roots only: where the hotline belongs as long as there is no roster. */
export const keepRoot =
  (main: Rows) =>
  async ({ data, version }: Of<typeof AreaChanged>): Promise<void> => {
    const { id, path, active } = data;
    if (data.parent === undefined) await main.putNewer({ pk: 'roots', sk: id, path, active, version });
  };

interface Choice {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Keys 1 to 8; 9 and 0 mean something else everywhere. */
const CHOICES = 8;

/** The telephone's menu: the first classes of the taxonomy, in the community's own order. */
export const keepMenu =
  (main: Rows) =>
  async ({ data, version }: Of<typeof RulesChanged>): Promise<void> => {
    if (data.rules.kind !== 'taxonomy') return;
    const choices = data.rules.categories
      .filter(({ parent }) => parent === undefined)
      .slice(0, CHOICES)
      .map(({ code, name, nameEn }) => ({ code, name, nameEn }));
    await main.putNewer({ pk: 'menu', sk: '-', choices, version });
  };

export async function menu(main: Rows): Promise<readonly Choice[]> {
  return (await main.get<{ choices: readonly Choice[] }>('menu'))?.choices ?? [];
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
  const [duties, absences] = await Promise.all([
    main.all<Duty & Version>('duties'),
    main.all<Absence & Version>('absences'),
  ]);
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
  const roots = await main.all<{ path: string; active: boolean }>('roots');
  return topmost(roots.filter(({ active }) => active).map(({ path }) => path));
}

/** Areas that have a hotline, for the desk's lists. */
export async function hotlineAreas(main: Rows, { duties }: Roster): Promise<string[]> {
  const roots = await main.all<{ path: string }>('roots');
  return [...new Set([...duties.map(({ area }) => area), ...roots.map(({ path }) => path)])];
}

const topmost = (areas: readonly string[]): string | undefined =>
  [...areas].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0];

/** A hotline has six phones. */
const PHONES = 6;

/** Members to ring for a call to an area's hotline. */
export const toRing = ({ duties, absences }: Roster, area: string, at: string): string[] =>
  ringOrder(rosterOf(duties, area), absences, at).slice(0, PHONES);
