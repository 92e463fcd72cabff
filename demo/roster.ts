import { ROOT } from './areas.ts';

/** `08:00-16:00` and who is on duty then, by weekday from Monday on; the first is rung first. */
interface Shift {
  readonly from: string;
  readonly to: string;
  readonly members: readonly (readonly string[])[];
}

/** A week of the hotline. Weeks repeat; somebody away comes back. */
export interface Pattern {
  readonly area: string;
  readonly shifts: readonly Shift[];
  readonly absences: readonly {
    readonly member: string;
    /** 1 = Monday … 7 = Sunday. */
    readonly weekday: number;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
  }[];
}

/** `'bc'` is the second and the third of the hotline's six. */
const on = (letters: string): string[] =>
  [...letters].map((letter) => `m-duty-${'abcdef'.indexOf(letter) + 1}`);
const week = (...days: readonly string[]): string[][] => days.map(on);

/** Six people, five shifts each, day and night without a gap; nobody works two shifts in a row. */
export const pattern: Pattern = {
  area: ROOT,
  shifts: [
    { from: '00:00', to: '08:00', members: week('a', 'a', 'b', 'b', 'c', 'c', 'd') },
    { from: '08:00', to: '16:00', members: week('bc', 'cd', 'de', 'ef', 'fa', 'e', 'f') },
    { from: '16:00', to: '24:00', members: week('de', 'ef', 'fa', 'ad', 'b', 'b', 'c') },
  ],
  absences: [
    { member: 'm-duty-5', weekday: 1, from: '16:00', to: '20:00', reason: '业务培训' },
    { member: 'm-duty-6', weekday: 4, from: '08:00', to: '12:00', reason: '门诊' },
  ],
};

const DAY_MS = 86_400_000;
/** 16 days: yesterday's shifts for whoever calls back, and two weeks to come. */
const BACK_DAYS = 1;
const DAYS = 16;

interface DutyRow {
  readonly id: string;
  readonly area: string;
  readonly member: string;
  readonly from: string;
  readonly to: string;
  readonly order: number;
}
interface AbsenceRow {
  readonly id: string;
  readonly member: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/**
 * The rows of import files that cover `today` (a local date, `2026-11-23`), the day before and two weeks to come. Times are
 * local. The same day has the same rows, whenever they are made.
 */
export function rosterAround(
  { area, shifts, absences }: Pattern,
  today: string,
): { duties: DutyRow[]; absences: AbsenceRow[] } {
  const days = Array.from({ length: DAYS }, (_, n) => {
    const day = new Date(Date.parse(`${today}T00:00:00.000Z`) + (n - BACK_DAYS) * DAY_MS);
    return { date: day.toISOString().slice(0, 10), weekday: day.getUTCDay() || 7 };
  });
  return {
    duties: days.flatMap(({ date, weekday }) =>
      shifts.flatMap(({ from, to, members }, shift) =>
        (members[weekday - 1] ?? []).map((member, i) => ({
          id: `d-${date}-${shift + 1}-${i + 1}`,
          area,
          member,
          from: `${date} ${from}`,
          to: `${date} ${to}`,
          order: i + 1,
        })),
      ),
    ),
    absences: days.flatMap(({ date, weekday }) =>
      absences
        .filter((away) => away.weekday === weekday)
        .map(({ member, from, to, reason }) => ({
          id: `a-${date}-${member}`,
          member,
          from: `${date} ${from}`,
          to: `${date} ${to}`,
          reason,
        })),
    ),
  };
}
