import type { Rows } from '#shared/aws/rows.ts';

/** A report as its caller's list has it. */
export interface CallersReport {
  readonly report: string;
  readonly number: string;
  readonly at: string;
}

export const callerKey = (callerRef: string) => `caller#${callerRef}`;

/** Puts a report into its caller's list; whoever retries puts the same row. `at` is when the report was received. */
export const noteReport = (vault: Rows, callerRef: string, { report, number, at }: CallersReport) =>
  vault.put({ pk: callerKey(callerRef), sk: `report#${at}#${report}`, report, number, at });

/** What has this caller reported? The newest first. */
export async function reportsOf(vault: Rows, callerRef: string, limit = 10): Promise<CallersReport[]> {
  const of = { prefix: 'report#', newest: true, limit };
  const { rows } = await vault.page<CallersReport>(callerKey(callerRef), of);
  return rows.map(({ report, number, at }) => ({ report, number, at }));
}

/** A missed call that somebody has to return. */
export const noteMissed = (vault: Rows, callerRef: string, call: string) =>
  vault.put({ pk: callerKey(callerRef), sk: `missed#${call}`, call });

/** The missed calls of this caller that nobody has returned yet, as far as noted: ask the call itself. */
export async function missedOf(vault: Rows, callerRef: string): Promise<string[]> {
  return (await vault.all<{ call: string }>(callerKey(callerRef), 'missed#')).map(({ call }) => call);
}

export const forgetMissed = (vault: Rows, callerRef: string, call: string) =>
  vault.delete(callerKey(callerRef), `missed#${call}`);
