/** A day of the community, `YYYY-MM-DD` in its zone. */
export type LocalDay = string;

const DAY = 86_400_000;

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
