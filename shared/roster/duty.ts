/** Who answers, from when until when; as DutyChanged tells it. Instants are UTC ISO with milliseconds, `to` excluded. */
export interface Duty {
  readonly id: string;
  /** Path of the area whose calls are answered. */
  readonly area: string;
  readonly member: string;
  readonly from: string;
  readonly to: string;
  /** Duties of one time are rung in this order, 1 first. */
  readonly order: number;
  /** A duty that was taken back counts for nothing. */
  readonly active: boolean;
}

/** A member is away; as AbsenceChanged tells it. */
export interface Absence {
  readonly id: string;
  readonly member: string;
  readonly from: string;
  readonly to: string;
  readonly active: boolean;
}

/** `from` included, `to` excluded. Instants of one form compare as text. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const covers = ({ from, to }: Period, at: string): boolean => from <= at && at < to;

export const meet = (a: Period, b: Period): boolean => a.from < b.to && b.from < a.to;

/** The members who are away at that instant. */
export const absentAt = (absences: readonly Omit<Absence, 'id'>[], at: string): ReadonlySet<string> =>
  new Set(absences.filter((absence) => absence.active && covers(absence, at)).map(({ member }) => member));

export const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
