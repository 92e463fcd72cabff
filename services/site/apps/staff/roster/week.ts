import type { Absence, Duty, Period, Roster } from '../api/settings.ts';
import { dayAfter, startOf } from '../parts/time.ts';

export interface DayPlan {
  readonly day: string;
  readonly duties: readonly Duty[];
  readonly holes: readonly Period[];
  readonly absences: readonly Absence[];
}

/** The Monday of a local day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

/** A roster by local day: duties on the day they begin; gaps and absences on each day they touch, gaps clipped to it. */
export function weekOf(monday: string, { duties, holes, absences }: Roster): DayPlan[] {
  return Array.from({ length: 7 }, (_, i) => {
    const day = dayAfter(monday, i);
    const [begin, end] = [startOf(day), startOf(dayAfter(day, 1))];
    const touches = (period: Period) => period.from < end && period.to > begin;
    return {
      day,
      duties: duties
        .filter(({ from }) => from >= begin && from < end)
        .sort((a, b) => (a.from === b.from ? a.order - b.order : a.from < b.from ? -1 : 1)),
      holes: holes.filter(touches).map(({ from, to }) => ({
        from: from < begin ? begin : from,
        to: to > end ? end : to,
      })),
      absences: absences.filter(touches),
    };
  });
}

/** Groups duties of the same time into a shift, in ringing order. */
export function shiftsOf(duties: readonly Duty[]): Duty[][] {
  const shifts = new Map<string, Duty[]>();
  for (const duty of duties) {
    const key = `${duty.from} ${duty.to}`;
    shifts.set(key, [...(shifts.get(key) ?? []), duty]);
  }
  return [...shifts.values()];
}
