import type { Rows } from '#shared/aws/rows.ts';

/** A report as its caller's list has it: one that we text the caller about, so that they can answer for it by SMS. */
export interface CallersReport {
  readonly report: string;
  readonly number: string;
  readonly at: string;
}

export const callerKey = (callerRef: string) => `caller#${callerRef}`;

/** Puts a report into its caller's list; whoever retries puts the same row. `at` is when the report was received. */
export const noteReport = (vault: Rows, callerRef: string, { report, number, at }: CallersReport) =>
  vault.put({ pk: callerKey(callerRef), sk: `report#${at}#${report}`, report, number, at });

const dayPrefix = (at: string) => `report#${at.slice(0, 10)}#`;

/** The reports that took a place of this instant's UTC day. */
export const placesTaken = (vault: Rows, callerRef: string, at: string) =>
  vault.all<CallersReport>(callerKey(callerRef), dayPrefix(at));

/** More than any limit has. */
const DIGITS = 7;

/**
 * Puts a report into its caller's list as one of at most so many of its UTC day; each place is taken once, so that many
 * at once do not pass the limit together. Whoever retries finds the report's place. @returns false when all are taken
 */
export async function noteInPlace(
  vault: Rows,
  callerRef: string,
  { report, number, at }: CallersReport,
  places: number,
): Promise<boolean> {
  const [pk, day] = [callerKey(callerRef), dayPrefix(at)];
  const taken = await placesTaken(vault, callerRef, at);
  if (taken.some((one) => one.report === report)) return true;
  for (let place = taken.length; place < places; place++) {
    const sk = day + String(place).padStart(DIGITS, '0');
    if (await vault.putNew({ pk, sk, report, number, at })) return true;
    // The same report, handed in twice at the same time, was faster.
    if ((await vault.get<CallersReport>(pk, sk))?.report === report) return true;
  }
  return false;
}

/** What has this caller reported that we text them about? The newest first. */
export async function reportsOf(vault: Rows, callerRef: string, limit = 10): Promise<CallersReport[]> {
  const of = { prefix: 'report#', newest: true, limit };
  const { rows } = await vault.page<CallersReport>(callerKey(callerRef), of);
  // Within a day the places stand before the rest.
  return rows
    .map(({ report, number, at }) => ({ report, number, at }))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** A missed call that somebody has to return. */
export const noteMissed = (vault: Rows, callerRef: string, call: string) =>
  vault.put({ pk: callerKey(callerRef), sk: `missed#${call}`, call });

/** This caller's unreturned missed calls, as far as noted here; the call itself has the truth. */
export async function missedOf(vault: Rows, callerRef: string): Promise<string[]> {
  return (await vault.all<{ call: string }>(callerKey(callerRef), 'missed#')).map(({ call }) => call);
}

export const forgetMissed = (vault: Rows, callerRef: string, call: string) =>
  vault.delete(callerKey(callerRef), `missed#${call}`);
