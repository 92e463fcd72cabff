import { createHash, timingSafeEqual } from 'node:crypto';
import type { Channel, Language } from '#events/fields.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { recorded } from '#shared/commit/log.ts';
import { candidate } from '#shared/ids/number.ts';
import { report } from './domain/report.ts';

/** What a resident told us, in the vault under the report's id (`words#…`). */
export interface ReportWords {
  readonly words: string;
  readonly place?: string | undefined;
  readonly area?: string | undefined;
  readonly category?: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly consent: { readonly process: true; readonly sms: boolean; readonly at: string };
  readonly channel: Channel;
  readonly lang: Language;
}

/** What did this person report? undefined for unknown or erased reports. */
export async function wordsOf(main: Rows, vault: Rows, id: string): Promise<ReportWords | undefined> {
  const head = await main.get<Head>(id);
  const received = head && recorded(report, head)[0];
  return received && vault.get<ReportWords>(id, `words#${received.words}`);
}

const numberKey = (number: string) => `number#${number}`;

/** Which report has this number? */
export async function reportOf(main: Rows, number: string): Promise<string | undefined> {
  return (await main.get<{ report: string }>(numberKey(number)))?.report;
}

/**
 * The report's number: claims the first free one of its own candidates. Whoever retries finds the same claim, so a
 * report never has two numbers and a number never two reports.
 */
export async function claimNumber(main: Rows, report: string, at: string, zone: string): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const number = candidate(report, at, zone, attempt);
    if (await main.putNew({ pk: numberKey(number), sk: '-', report })) return number;
    if ((await reportOf(main, number)) === report) return number;
  }
  throw new Error('No free number among 50 candidates: more than a million reports today?');
}

/** Compared in constant time, so that the time taken tells nothing about how much was right. */
export function sameCode(given: string, right: string): boolean {
  const digest = (s: string) => createHash('sha256').update(s).digest();
  return timingSafeEqual(digest(given), digest(right));
}
