import { upwards } from '#shared/area-path.ts';
import { type Absence, absentAt, compare, covers, type Duty } from './duty.ts';

/** Members who are on duty at `at` and not absent, in ringing order. */
export function onDuty(duties: readonly Duty[], absences: readonly Absence[], at: string): Duty[] {
  const away = absentAt(absences, at);
  return duties
    .filter((duty) => duty.active && covers(duty, at) && !away.has(duty.member))
    .sort(
      (a, b) =>
        compare(a.order, b.order) ||
        compare(a.from, b.from) ||
        compare(a.member, b.member) ||
        compare(a.id, b.id),
    );
}

/** The next duty after `at` whose member is not absent when it begins. */
export function nextDuty(
  duties: readonly Duty[],
  absences: readonly Absence[],
  at: string,
): Duty | undefined {
  return upcoming(duties, at).find(({ member, from }) => !absentAt(absences, from).has(member));
}

const upcoming = (duties: readonly Duty[], at: string): Duty[] =>
  duties
    .filter(({ active, from }) => active && from > at)
    .sort(
      (a, b) =>
        compare(a.from, b.from) ||
        compare(a.order, b.order) ||
        compare(a.member, b.member) ||
        compare(a.id, b.id),
    );

/**
 * Members to ring for a call at `at`, each once: those on duty by their order, then who comes on next by the beginning of
 * the duty, then who was on last. So somebody is named as long as anybody of the roster is not away; who is away is not.
 * `duties` are those of one roster (`rosterOf`).
 */
export function ringOrder(duties: readonly Duty[], absences: readonly Absence[], at: string): string[] {
  const away = absentAt(absences, at);
  const past = duties
    .filter(({ active, to }) => active && to <= at)
    .sort((a, b) => compare(b.to, a.to) || compare(a.order, b.order) || compare(a.member, b.member));
  const all = [...onDuty(duties, absences, at), ...upcoming(duties, at), ...past];
  return [...new Set(all.map(({ member }) => member))].filter((member) => !away.has(member));
}

/** The duties that hold for an area: those of the nearest area, itself or above it, that has any. */
export function rosterOf(duties: readonly Duty[], area: string): Duty[] {
  const areas = new Set(duties.filter(({ active }) => active).map((duty) => duty.area));
  const path = upwards(area).find((up) => areas.has(up));
  return duties.filter((duty) => duty.active && duty.area === path);
}
