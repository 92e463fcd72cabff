/** A day of the community, `YYYY-MM-DD` in Asia/Shanghai: +08:00 all year, without summer time. */
export type LocalDay = string;

const EIGHT_HOURS = 8 * 3_600_000;
const DAY = 86_400_000;

/** The local day of a UTC ISO instant. */
export const dayOf = (instant: string): LocalDay =>
  new Date(Date.parse(instant) + EIGHT_HOURS).toISOString().slice(0, 10);

/** How many days a period has, both ends included; 0 or less when it is the wrong way round. */
export const length = (from: LocalDay, to: LocalDay): number => (Date.parse(to) - Date.parse(from)) / DAY + 1;

/** Every day of a period, both ends included. */
export const daysOf = (from: LocalDay, to: LocalDay): LocalDay[] =>
  Array.from({ length: Math.max(0, length(from, to)) }, (_, i) =>
    new Date(Date.parse(from) + i * DAY).toISOString().slice(0, 10),
  );

/** Whole seconds from one instant to a later one; 0 when the clocks of two machines disagree. */
export const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
